/** Said here, for to find the type of all of that text takes the compiler seconds. */
declare const cases: readonly unknown[];
export = cases;
