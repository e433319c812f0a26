export * from '../math/gamma.ts';
