/** Said here, for to find the type of all of that text takes the compiler seconds. */
declare const reference: { readonly cases: readonly unknown[] };
export = reference;
