#!/usr/bin/env python3
"""statements.py - reads all SQL for what a cluster spread by head refuses.

    tests/sql/statements.py [ROOT]

The big tables are those that sql/deploy/citus.sql spreads. Prints TAP. The
reader knows as much of SQL as this house writes: with, select, from, join,
where, subqueries; it follows the head through views and `with`.
"""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".")

# What may break a rule, and why; one that breaks none is itself a fault.
ALLOWED = {
    ("advisory locks", "sql/query/schema_lock.sql"):
        "only `init` takes it, which changes the schema, and Citus wants "
        "that done on the coordinator: all who wait for it are on one node",
}

CLAUSES = {"where", "group", "having", "window", "order", "limit", "offset",
           "fetch", "for", "returning", "on_conflict", "set"}
JOINS = {"join", ","}
FILLERS = {"cross", "left", "right", "full", "inner", "outer", "natural",
           "lateral", "only"}


def bare(path):
    """The text without comments and strings."""
    text = re.sub(r"--[^\n]*", "", path.read_text())
    text = re.sub(r"'(?:[^']|'')*'", "''", text)
    return text.lower()


def tree(text):
    """Tokens; what stands in parentheses is a list of its own."""
    text = re.sub(r"\bon\s+conflict\b", "on_conflict", text)
    text = re.sub(r"\bdistinct\s+from\b", "distinct_from", text)
    stack = [[]]
    for token in re.findall(r"[\w$]+|''|[<>=!]+|\S", text):
        if token == "(":
            stack.append([])
        elif token == ")":
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(token)
    if len(stack) != 1:
        raise SystemExit("parentheses do not match")
    return stack[0]


def split(tokens, *words):
    parts = [[]]
    for token in tokens:
        if isinstance(token, str) and token in words:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def index(tokens, words, start=0):
    for i in range(start, len(tokens)):
        if isinstance(tokens[i], str) and tokens[i] in words:
            return i
    return len(tokens)


def is_query(token):
    return (isinstance(token, list) and bool(token)
            and token[0] in ("select", "with", "insert", "update", "delete"))


def flat(tokens):
    """Tokens at any depth, but not those of subqueries."""
    for token in tokens:
        if isinstance(token, str):
            yield token
        elif not is_query(token):
            yield from flat(token)


def head_pairs(tokens):
    """The a, b of every a.head = b.head."""
    words = list(flat(tokens))
    for i in range(len(words) - 6):
        a, dot, head, eq, b, dot2, head2 = words[i:i + 7]
        if (dot, head, eq, dot2, head2) == (".", "head", "=", ".", "head"):
            yield a, b


class Reader:
    """One statement after another; `says` gathers what is wrong."""

    def __init__(self, big):
        self.env = {name: True for name in big}
        self.says = []

    def statement(self, tokens):
        view = tokens[:2] == ["create", "view"]
        if view:
            self.env[tokens[2]] = self.query(tokens[4:], self.env)
        elif tokens and tokens[0] in ("select", "with", "insert", "update",
                                      "delete"):
            self.query(tokens, self.env)

    def query(self, tokens, env):
        """Whether its rows are of heads, from a big table."""
        env = dict(env)
        if tokens and tokens[0] == "with":
            tokens = self.common(tokens, env)
        arms = split(tokens, "union", "intersect", "except")
        return any([self.arm(arm, env) for arm in arms])

    def common(self, tokens, env):
        """Reads `with`; what is behind it."""
        i = 1
        while True:
            name = tokens[i]
            while not is_query(tokens[i]):
                i += 1
            env[name] = self.query(tokens[i], env)
            if i + 1 >= len(tokens) or tokens[i + 1] != ",":
                return tokens[i + 1:]
            i += 2

    def arm(self, tokens, env):
        items = []  # (alias, of heads)
        links = []
        start = index(tokens, {"from"})
        if tokens and tokens[0] == "update":
            items.append(self.item(tokens[1:index(tokens, {"set"})], env,
                                   items, links))
        if tokens and tokens[0] == "insert":
            select = index(tokens, {"select", "values"})
            self.arm(tokens[select:], env)
            return False
        if tokens and tokens[0] == "delete":
            tokens = ["," if t == "using" else t for t in tokens]
        end = index(tokens, CLAUSES, start + 1)
        for part in split(tokens[start + 1:end], *JOINS):
            items.append(self.item(part, env, items, links))
        links += head_pairs(tokens[end:])
        heads = [alias for alias, of_heads in items if of_heads]
        self.joined(heads, links)
        if heads and any(a.startswith("figure_") and a != "figure_state"
                         for part in split(tokens[start + 1:end], *JOINS)
                         for a in part[:1] if isinstance(a, str)):
            self.says.append("a figure is joined with heads")
        self.semijoins(tokens, env, heads)
        return bool(heads) and self.gives_head(tokens[:start] or tokens)

    def item(self, part, env, before, links):
        part = [t for t in part if not (isinstance(t, str) and t in FILLERS)]
        on = index(part, {"on", "using"})
        what, condition = part[:on], part[on + 1:]
        if not what:
            return "", False
        if isinstance(what[0], list):
            of_heads = is_query(what[0]) and self.query(what[0], env)
            names = what[1:]
        else:
            called = len(what) > 1 and isinstance(what[1], list)
            of_heads = not called and env.get(what[0], False)
            names = what[1:] or what[:1]
        alias = next((n for n in names if isinstance(n, str) and n != "as"),
                     "")
        if part[on:on + 1] == ["using"] and "head" in condition[0]:
            links += [(alias, other) for other, yes in before if yes]
        links += head_pairs(condition)
        return alias, of_heads

    def joined(self, heads, links):
        """All hang together by their heads."""
        reached = set(heads[:1])
        for _ in heads:
            for a, b in links:
                if a in reached or b in reached:
                    reached |= {a, b}
        for alias in heads:
            if alias not in reached:
                self.says.append(f"{alias} is joined without its head")

    def semijoins(self, tokens, env, heads):
        """Subqueries in the select list and in conditions."""
        start = index(tokens, {"from"})

        def walk(some):
            for i, token in enumerate(some):
                if is_query(token):
                    asks = i > 0 and some[i - 1] == "exists"
                    self.tied(token, env, heads if asks else [])
                elif isinstance(token, list):
                    walk(token)
        walk(tokens[:start])
        walk(tokens[index(tokens, CLAUSES, start):])

    def tied(self, tokens, env, heads):
        """An `exists` that asks of heads about heads asks by the head."""
        self.query(tokens, env)
        start = index(tokens, {"from"})
        end = index(tokens, CLAUSES, start + 1)
        inner = [self.item(part, env, [], [])
                 for part in split(tokens[start + 1:end], *JOINS)]
        inner = {alias for alias, of_heads in inner if of_heads}
        if not heads or not inner:
            return
        if not any({a, b} & inner and {a, b} & set(heads)
                   for a, b in head_pairs(tokens)):
            self.says.append(f"exists of {', '.join(sorted(inner))} "
                             "asks without the head")

    @staticmethod
    def gives_head(tokens):
        for i, token in enumerate(tokens):
            if token == "head":
                return True
            if token == "*" and tokens[i - 1] in (".", ",", "select"):
                return True
        return False


def statements(path):
    text = re.sub(r"\$\$.*?\$\$", "", bare(path), flags=re.S)
    return split(tree(text), ";")


def joins(files, big):
    """(path, what is wrong) of every statement; views are read first."""
    reader = Reader(big)
    for path in files:
        reader.says = []
        for tokens in statements(path):
            reader.statement(tokens)
        for said in reader.says:
            yield path, said


def straight(files, big):
    names = "|".join(sorted(big))
    for path in files:
        for text in bare(path).split(";"):
            if not re.search(rf"\b({names})\b", text):
                continue
            for word in re.findall(r"\b(rollup|cube|grouping\s+sets|"
                                   r"recursive)\b", text):
                yield path, word


def copies(files):
    for path in files:
        for text in bare(path).split(";"):
            if re.match(r"\s*copy\b", text) and re.search(r"\bwhere\b", text):
                yield path, "copy ... where"


def grep(files, pattern):
    for path in files:
        text = bare(path) if path.suffix == ".sql" else path.read_text()
        for found in re.finditer(pattern, text, re.I):
            yield path, found.group(0)


def updates(files):
    """`do update set`: columns and operators, nothing that is called."""
    for path in files:
        for text in re.findall(r"\bdo\s+update\b(.*?)(?:\breturning\b|;|\Z)",
                               bare(path), re.S):
            for value in re.findall(r"=\s*([^,;=]*)", text):
                if re.search(r"\w\s*\(|\b(current|local)_?(time|date|user|stamp)",
                             value):
                    yield path, value.strip()
                elif not re.match(r"(\w+\.\w+|\d+|null|true|false)\b", value):
                    yield path, value.strip()


def locks(files):
    """Only a series is locked: one, or several by ascending id."""
    for path in files:
        for text in bare(path).split(";"):
            lock = re.search(r"\bfor\s+(no\s+key\s+update|update|share|"
                             r"key\s+share)\b", text)
            if re.search(r"\block\s+table\b", text):
                yield path, "lock table"
            if not lock:
                continue
            one = re.search(r"\bfrom series\s+where (series_id|slug) = \$1\s+"
                            r"for no key update", text)
            many = re.search(r"\bfrom series\b.*\border by series_id\s+"
                             r"for no key update", text, re.S)
            if not one and not many:
                yield path, lock.group(0)


def main():
    sql = {kind: sorted(ROOT.glob(f"sql/{kind}/*.sql"))
           for kind in ("schema", "query", "report")}
    files = sql["schema"] + sql["query"] + sql["report"]
    source = sorted(ROOT.glob("src/*/*.[ch]")) + sorted(ROOT.glob("src/*.c"))
    deploy = (ROOT / "sql/deploy/citus.sql").read_text()
    big = set(re.findall(r"\('(\w+)', 'head'\)", deploy))

    rules = [
        ("big tables are known", [] if len(big) >= 3 else [(ROOT, str(big))]),
        ("the head is in every join between big tables", joins(files, big)),
        ("no merge", grep(files, r"\bmerge\s+into\b")),
        ("no copy ... where", copies(files)),
        ("no grouping sets, no recursion on big tables",
         straight(files, big)),
        ("do update: columns only", updates(files)),
        ("advisory locks", grep(files + source, r"\bpg_\w*advisory\w*")),
        ("rows of series are locked, by ascending id", locks(files)),
        ("no SQLSTATE of a key that is there already",
         grep(files + source, r"\b23505\b|unique_violation")),
    ]
    used = set()
    print(f"1..{len(rules) + 1}")
    failed = False
    for number, (what, found) in enumerate(rules, 1):
        wrong = []
        for path, said in found:
            key = what, str(path.relative_to(ROOT))
            if key in ALLOWED:
                used.add(key)
            else:
                wrong.append(f"# {key[1]}: {said}")
        failed = failed or bool(wrong)
        print("not ok" if wrong else "ok", number, "-", what)
        print("\n".join(wrong), end="\n" if wrong else "")
    unused = set(ALLOWED) - used
    print("not ok" if unused else "ok", len(rules) + 1, "-",
          "what is allowed is wanted", *sorted(unused))
    return 1 if failed or unused else 0


if __name__ == "__main__":
    sys.exit(main())
