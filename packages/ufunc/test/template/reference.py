"""Write reference.json: random expressions, how Python groups them, and what they are.

    python3 reference.py

Each row is "text ; tree ; value". In the text, {0} and so on stand for the values of VALUES. The
value is null where Python raises, or where a double cannot hold a step of the way.
"""

import ast
import json
import pathlib
import random
import re
import warnings

VALUES = [3, 7, -2, 1.5, 0.25]
BINARY = {
    ast.Add: ("+", "add"),
    ast.Sub: ("-", "subtract"),
    ast.Mult: ("*", "multiply"),
    ast.Div: ("/", "divide"),
    ast.FloorDiv: ("//", "floor_divide"),
    ast.Mod: ("%", "remainder"),
    ast.Pow: ("**", "power"),
    ast.BitAnd: ("&", "bitwise_and"),
    ast.BitOr: ("|", "bitwise_or"),
    ast.BitXor: ("^", "bitwise_xor"),
    ast.LShift: ("<<", "bitwise_left_shift"),
    ast.RShift: (">>", "bitwise_right_shift"),
    ast.Lt: ("<", "less"),
    ast.LtE: ("<=", "less_equal"),
    ast.Gt: (">", "greater"),
    ast.GtE: (">=", "greater_equal"),
    ast.Eq: ("==", "equal"),
    ast.NotEq: ("!=", "not_equal"),
}
UNARY = {ast.USub: "negative", ast.UAdd: "positive", ast.Invert: "bitwise_invert"}
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]
FLOATS = ["+", "-", "*", "/", "//", "%", "**", "+", "-", "*", "**"]
INTEGERS = ["+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>", "&", "|", "^", "<<", ">>"]
SIGNS = ["-", "-", "+", "~"]
NUMBER = re.compile(r"-?[\d.]+$")


def write(rng, integers, depth=0):
    """A random expression, as a flat row of operands with few parentheses."""
    operators = INTEGERS if integers else FLOATS
    text = ""
    for i in range(rng.choice([1, 2, 3, 4]) if depth else rng.choice([3, 4, 5, 6])):
        if i > 0:
            text += f" {rng.choice(operators)} "
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
            text += rng.choice(SIGNS if integers else SIGNS[:3])
        kind = rng.random()
        if depth < 2 and kind < 0.15:
            text += f"({write(rng, integers, depth + 1)})"
        elif kind < 0.6:
            text += "{%d}" % rng.randrange(3 if integers else 5)
        else:
            ints = ["1", "2", "3", "5", "0x1F", "1_0", "0b11"]
            text += rng.choice(ints if integers else ints[:4] + [".5", "2.", "1e1", "2.5e-1"])
    if depth == 0 and rng.random() < 0.15 or depth > 0 and rng.random() < 0.1:
        text += f" {rng.choice(COMPARISONS)} {write(rng, integers, 2)}"
    return text


def tree(node):
    """Calls by NumPy name; the sign of a number belongs to the number."""
    if isinstance(node, ast.Constant):
        return f"{node.value:g}"
    if isinstance(node, ast.Name):
        return "{%s}" % node.id[1:]
    if isinstance(node, ast.UnaryOp):
        name, operand = UNARY[type(node.op)], tree(node.operand)
        if NUMBER.match(operand) and name == "positive":
            return operand
        if NUMBER.match(operand) and name == "negative":
            return operand[1:] if operand[0] == "-" else f"-{operand}"
        return f"{name}({operand})"
    left, op, right = sides(node)
    return f"{BINARY[type(op)][1]}({tree(left)},{tree(right)})"


def sides(node):
    if isinstance(node, ast.BinOp):
        return node.left, node.op, node.right
    (op,), (right,) = node.ops, node.comparators
    return node.left, op, right


def evaluate(node):
    """The value; ValueError if some step of it is nothing that a double can hold."""
    for operand in ast.iter_child_nodes(node):
        if isinstance(operand, ast.expr):
            evaluate(operand)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Pow, ast.LShift)):
        if not abs(value_of(node.right)) < 60:
            raise ValueError(node)
    if isinstance(node, ast.UnaryOp) and isinstance(value_of(node.operand), bool):
        raise ValueError(node)
    value = value_of(node)
    if isinstance(value, complex) or not abs(value) < 2**53:
        raise ValueError(node)
    return value


def value_of(node):
    names = {f"v{i}": value for i, value in enumerate(VALUES)}
    return eval(compile(ast.Expression(node), "", "eval"), {}, names)


def main():
    warnings.simplefilter("ignore")
    rng = random.Random(20240229)
    rows, undefined = [], 0
    while len(rows) < 360:
        text = write(rng, integers=len(rows) % 2 == 0)
        if len(text) > 60:
            continue
        parsed = ast.parse(re.sub(r"\{(\d)\}", r"v\1", text), mode="eval").body
        try:
            shape = tree(parsed)
        except ValueError:  # A chained comparison.
            continue
        try:
            value = float(evaluate(parsed))
        except (ValueError, ArithmeticError, TypeError):
            if undefined >= 60:
                continue
            value, undefined = None, undefined + 1
        rows.append(json.dumps(f"{text} ; {shape} ; {json.dumps(value)}"))
    lines = ",\n".join(f"    {row}" for row in rows)
    path = pathlib.Path(__file__).with_name("reference.json")
    path.write_text(f'{{\n  "values": {json.dumps(VALUES)},\n  "rows": [\n{lines}\n  ]\n}}\n')


main()
