"""One-line faults in Python source: `edits` finds every place where one can be put, and what to put there.

Left alone are docstrings, annotations, decorators, ``__all__``, imports, what is logged, what an error says, texts with
slots (Python 3.11 gives wrong places in them) and the defaults of frozen dataclasses, which are settings, not wiring.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from source import Edit, Source  # the file beside this one

__all__ = ["edits"]

#: Which operator becomes which: the nearest wrong one.
COMPARISONS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: (r"in\b", "not in"),
    ast.NotIn: (r"not\s+in\b", "in"),
    ast.Is: (r"is\b", "is not"),
    ast.IsNot: (r"is\s+not\b", "is"),
}
ARITHMETIC = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.Pow: (r"\*\*", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: (r"\|", "&"),
}
EXTREMES = {"max": "min", "min": "max", "any": "all", "all": "any", "argmax": "argmin", "argmin": "argmax"}
_LOGS = {"log", "logger", "logging", "warnings"}
_BEGINNINGS = {"__init__", "__post_init__", "start"}
_TEXTS = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp)


def edits(source: Source, optional: Mapping[str, frozenset[str]]) -> list[Edit]:
    """All faults, in the order of the text. `optional` holds, by name of what is called, the keywords it can miss."""
    finder = _Finder(source, optional)
    finder.visit(source.tree)
    return sorted(finder.found, key=lambda edit: (edit.start, edit.end, edit.new))


class _Finder(ast.NodeVisitor):
    def __init__(self, source: Source, optional: Mapping[str, frozenset[str]]) -> None:
        self.source, self.optional = source, optional
        self.found: list[Edit] = []
        self._inside: list[str] = []
        self._frozen = False

    def add(self, node: ast.AST, new: str, operator: str) -> None:
        start, end = self.source.span(node)
        self.found.append(Edit(start=start, end=end, new=new, operator=operator))

    def swap(self, left: ast.AST, right: ast.AST, pattern: str, new: str, operator: str) -> None:
        """Replace the sign between two expressions."""
        start, end = self.source.span(left)[1], self.source.span(right)[0]
        sign = re.search(pattern, self.source.data[start:end].decode())
        if sign is not None:
            self.found.append(Edit(start=start + sign.start(), end=start + sign.end(), new=new, operator=operator))

    def each(self, nodes: Iterator[ast.AST | None] | list[ast.AST]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    # What is left alone, in whole or in part.

    def ignore(self, node: ast.AST) -> None:
        pass

    visit_Raise = visit_JoinedStr = visit_Import = visit_ImportFrom = ignore  # noqa: N815

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outside, self._frozen = self._frozen, any("frozen=True" in self.source.of(one) for one in node.decorator_list)
        self.each(node.body)
        self._frozen = outside

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outside, self._frozen = self._frozen, False
        self._inside.append(node.name)
        self.each([*node.args.defaults, *node.args.kw_defaults, *node.body])
        self._inside.pop()
        self._frozen = outside

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None and not self._frozen:
            self.visit(node.value)
            self.drop(node, [node.target])

    # Statements.

    def visit_Assign(self, node: ast.Assign) -> None:
        if "__all__" in [target.id for target in node.targets if isinstance(target, ast.Name)] or self._frozen:
            return
        self.drop(node, node.targets)
        self.generic_visit(node)

    def drop(self, node: ast.stmt, targets: list[ast.expr]) -> None:
        """What is remembered in an object is forgotten; not where it is set up, since nothing would run without."""
        kept = all(isinstance(target, ast.Attribute | ast.Subscript) for target in targets)
        if kept and not _BEGINNINGS & set(self._inside):
            self.add(node, "pass", "statement dropped")

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.add(node, "pass", "statement dropped")
        if type(node.op) in ARITHMETIC and not isinstance(node.value, _TEXTS):
            pattern, new = ARITHMETIC[type(node.op)]
            self.swap(node.target, node.value, f"{pattern}=", f"{new}=", "arithmetic")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        called = node.value.func if isinstance(node.value, ast.Call) else None
        if called is not None:
            if self.source.of(called).split(".")[0] in _LOGS:
                return
            self.add(node, "pass", "statement dropped")
        self.generic_visit(node)

    def visit_Delete(self, node: ast.Delete) -> None:
        self.add(node, "pass", "statement dropped")

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self.add(node.value, "None", "nothing returned")
        self.generic_visit(node)

    # Conditions.

    def negate(self, test: ast.expr) -> None:
        """Comparisons are turned by their sign, a ``not`` by leaving it out."""
        negation = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
        if not negation and not (isinstance(test, ast.Compare) and len(test.ops) == 1):
            self.add(test, f"not ({self.source.of(test)})", "condition negated")

    def visit_If(self, node: ast.If | ast.IfExp | ast.While) -> None:
        if self.source.of(node.test) != "TYPE_CHECKING":
            self.negate(node.test)
            self.generic_visit(node)

    visit_IfExp = visit_While = visit_If  # noqa: N815

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.negate(test)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        sign = {ast.Not: ("not", "condition negated"), ast.USub: ("-", "sign dropped")}.get(type(node.op))
        if sign is not None:
            start, _ = self.source.span(node)
            self.found.append(Edit(start=start, end=start + len(sign[0]), new="", operator=sign[1]))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        pattern, new = (r"\band\b", "or") if isinstance(node.op, ast.And) else (r"\bor\b", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.swap(left, right, pattern, new, "and/or")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for op, left, right in zip(node.ops, operands, operands[1:], strict=False):
            self.swap(left, right, *COMPARISONS[type(op)], "comparison")
        self.generic_visit(node)

    # Values.

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.add(node, str(not node.value), "true/false")
        elif isinstance(node.value, int):
            self.add(node, str(node.value + 1), "constant")
            self.add(node, f"({node.value - 1})" if node.value < 1 else str(node.value - 1), "constant")
        elif isinstance(node.value, float):
            self.add(node, repr(node.value + 1), "constant")

    def visit_BinOp(self, node: ast.BinOp) -> None:
        text = any(isinstance(one, _TEXTS) or _is_text(one) for one in (node.left, node.right))
        if type(node.op) in ARITHMETIC and not text:
            self.swap(node.left, node.right, *ARITHMETIC[type(node.op)], "arithmetic")
        if isinstance(node.op, ast.Sub) and not isinstance(node.right, ast.Constant):
            self.add(node, f"abs({self.source.of(node)})", "abs")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in EXTREMES:
            _, end = self.source.span(node.func)
            self.found.append(Edit(start=end - len(name), end=end, new=EXTREMES[name], operator="max/min"))
        if name == "abs" and len(node.args) == 1:
            self.add(node, f"({self.source.of(node.args[0])})", "abs")
        for keyword in node.keywords:
            self.keyword(node, keyword, name)
        self.each([node.func, *node.args, *(one.value for one in node.keywords if one.arg != "strict")])

    def keyword(self, call: ast.Call, keyword: ast.keyword, name: str) -> None:
        """A keyword is left out where the call can do without; a condition that is told is always told as false."""
        if keyword.arg in (None, "strict"):
            return
        negation = isinstance(keyword.value, ast.UnaryOp) and isinstance(keyword.value.op, ast.Not)
        if negation or isinstance(keyword.value, ast.Compare | ast.BoolOp):
            self.add(keyword.value, "False", "told as false")
        if keyword.arg not in self.optional.get(name, {keyword.arg}):
            return
        start, end = self.source.span(keyword)
        ends = [self.source.span(one)[1] for one in (*call.args, *call.keywords)]
        starts = [self.source.span(one)[0] for one in (*call.args, *call.keywords)]
        before = max((one for one in ends if one <= start), default=None)
        after = min((one for one in starts if one >= end), default=end)
        first, last = (before, end) if before is not None else (start, after)
        self.found.append(Edit(start=first, end=last, new="", operator="keyword dropped"))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
