/** Checks that a kernel is well-formed: what every backend takes for granted. */
import { dtypes } from '@numloom/ndarray';
import { type Instruction, isOperation, type Kernel, type Operation } from './kernel.ts';
import { type Domain, primitiveInfo, primitives, type RealDType } from './primitives.ts';

/** Kinds of the dtypes in each domain. */
const KINDS: Record<Exclude<Domain, 'float64'>, string> = {
  any: 'biuf',
  number: 'iuf',
  float: 'f',
  integer: 'iu',
  bits: 'biu',
};

/** Of a function that is called. */
const MOST_OPERANDS = 6;

const FOLDS: readonly string[] = ['add', 'mul', 'min', 'max', 'fmin', 'fmax', 'and', 'or'];

/**
 * Checks a kernel.
 *
 * @throws Error that names the instruction, leaf or output that is wrong, and how.
 */
export function verifyKernel(kernel: Kernel): void {
  const { rank, foldAxes, leaves, scalars, body } = kernel;
  check(Number.isInteger(rank) && rank >= 1, 'kernel', `has rank ${rank}; at least 1 is needed`);
  check(
    Number.isInteger(foldAxes) && foldAxes >= 0 && foldAxes <= rank,
    'kernel',
    `folds ${foldAxes} of ${rank} axes`,
  );
  leaves.forEach(({ dtype, inner }, i) => {
    checkDType(dtype, `leaf ${i}`);
    check(['unit', 'broadcast', 'strided'].includes(inner), `leaf ${i}`, `is ${inner}`);
  });
  scalars.forEach((dtype, i) => checkDType(dtype, `scalar ${i}`));
  body.forEach((instruction, i) => {
    const name = `%${i} = ${instruction.op}`;
    checkDType(instruction.dtype, name);
    if (isOperation(instruction)) checkOperation(kernel, instruction, i, name);
    else checkSource(kernel, instruction, name);
  });
  checkOutputs(kernel);
}

function checkSource(kernel: Kernel, source: Exclude<Instruction, Operation>, name: string): void {
  const { dtype } = source;
  if (source.op === 'constant') {
    checkConstant(source.value, dtype, name);
  } else {
    const isLoad = source.op === 'load';
    const number = isLoad ? source.leaf : source.scalar;
    const own = isLoad ? kernel.leaves[number]?.dtype : kernel.scalars[number];
    const what = `${isLoad ? 'leaf' : 'scalar'} ${number}`;
    check(own !== undefined, name, `reads ${what}, which does not exist`);
    check(own === dtype, name, `is ${dtype}, but ${what} is ${own}`);
  }
}

function checkConstant(value: number | bigint, dtype: RealDType, name: string): void {
  const { kind, itemsize } = dtypes[dtype];
  const what = `has the constant ${value}, which is no`;
  const type = kind !== 'f' && itemsize === 8 ? 'bigint' : 'number';
  check(typeof value === type, name, `${what} ${type}`);
  let fits = true;
  if (dtype === 'float32') {
    fits = Object.is(Math.fround(value as number), value);
  } else if (kind !== 'f') {
    // Numbers and bigints compare exactly.
    const lowest = kind === 'i' ? -(2 ** (8 * itemsize - 1)) : 0;
    const end = kind === 'b' ? 2 : lowest + 2 ** (8 * itemsize);
    fits = (type === 'bigint' || Number.isInteger(value)) && value >= lowest && value < end;
  }
  check(fits, name, `${what} ${dtype}`);
}

function checkOperation(kernel: Kernel, operation: Operation, index: number, name: string): void {
  const { op, dtype, args } = operation;
  check(Object.hasOwn(primitives, op), name, 'is no primitive');
  const { arity, domain, result, guardedCall, variadic } = primitiveInfo(op);
  const count = variadic ? Math.min(Math.max(args.length, 1), MOST_OPERANDS) : arity;
  check(args.length === count, name, `has ${args.length} operands; ${count} are needed`);
  for (const arg of args) {
    const isEarlier = Number.isInteger(arg) && arg >= 0 && arg < index;
    check(isEarlier, name, `uses %${arg}, which is not computed before`);
  }
  const operands = args.map((arg) => kernel.body[arg]!.dtype);
  if (op === 'select' || op === 'usually' || guardedCall) {
    const condition = operands.shift()!;
    check(condition === 'bool', name, `has a condition of ${condition}; bool is needed`);
  }
  const first = operands[0]!;
  const alike = operands.every((operand) => operand === first);
  check(alike, name, `has operands of ${operands.join(' and ')}; they must be alike`);
  check(takes(domain, first), name, `does not take ${first}`);
  const expected = result === 'given' ? dtype : result === 'bool' ? 'bool' : first;
  check(dtype === expected, name, `is ${dtype}, but must be ${expected}`);
  if (op === 'call') {
    const { callee = -1 } = operation;
    check(Number.isInteger(callee) && callee >= 0, name, 'calls no function');
  }
  if (op === 'reinterpret') {
    const { itemsize } = dtypes[first];
    const fits = itemsize >= 4 && itemsize === dtypes[dtype].itemsize && takes('number', dtype);
    check(fits, name, `makes ${dtype} of ${first}; both must have 4 or 8 bytes`);
  }
}

function checkOutputs({ rank, foldAxes, leaves, body, outputs }: Kernel): void {
  check(outputs.length > 0, 'kernel', 'has no outputs');
  const written = new Set<number>();
  outputs.forEach((output, i) => {
    const name = `output ${i}`;
    const { value, leaf } = output;
    const dtype = body[value]?.dtype;
    const target = leaves[leaf];
    check(dtype !== undefined, name, `is %${value}, which does not exist`);
    check(target !== undefined, name, `goes to leaf ${leaf}, which does not exist`);
    check(target.dtype === dtype, name, `is ${dtype}, but leaf ${leaf} is ${target.dtype}`);
    check(!written.has(leaf), name, `goes to leaf ${leaf}, as an earlier output does`);
    written.add(leaf);
    if (output.kind === 'store') {
      const isRow = output.when === 'row';
      const fits = (target.inner === 'broadcast') === isRow;
      check(fits, name, `is stored to leaf ${leaf}, which is ${target.inner}`);
      const isRun = output.when !== 'late' || (rank > 1 && target.inner === 'unit');
      check(isRun, name, `is stored late to leaf ${leaf}, which is ${target.inner}`);
      return;
    }
    check(FOLDS.includes(output.fold), name, `is folded by ${output.fold}, which is no fold`);
    const { domain } = primitives[output.fold];
    check(takes(domain, dtype), name, `is folded by ${output.fold}, which does not take ${dtype}`);
    check(foldAxes > 0, name, `is folded, but none of the ${rank} axes is`);
    check(target.inner === 'broadcast', name, `folds into leaf ${leaf}, which is ${target.inner}`);
    const isRead = body.some((one) => one.op === 'load' && one.leaf === leaf);
    check(!isRead, name, `folds into leaf ${leaf}, which is read`);
  });
}

function checkDType(dtype: string, name: string): void {
  const isReal = Object.hasOwn(dtypes, dtype) && takes('any', dtype as RealDType);
  check(isReal, name, `has the dtype ${dtype}`);
}

function takes(domain: Domain, dtype: RealDType): boolean {
  if (domain === 'float64') return dtype === 'float64';
  return KINDS[domain].includes(dtypes[dtype].kind);
}

function check(holds: boolean, name: string, problem: string): asserts holds {
  if (!holds) throw new Error(`verifyKernel: ${name} ${problem}`);
}
