"""What a script can tell Executions about its own run.

Every execution finds this module on its path. Outside an execution each call does nothing and
still returns a path that can be used, so that a script runs the same by hand:

    try:
        import executions
    except ImportError:
        executions = None

No call ends a script because its message could not be written. `query` reads what ran before, with or
without an execution.
"""

import json
import math
import os
import re
import shutil
import subprocess
from datetime import datetime, timezone

__all__ = ["running", "status", "metric", "property", "input", "output", "dataset", "members", "query"]


def running():
    """Whether this script runs as an execution."""
    return bool(os.environ.get("EXECUTION_EVENTS"))


def status(message, progress=None):
    """Tells what the script is doing, and its progress in percent (0 to 100)."""
    event = {"type": "status", "message": str(message)}
    if progress is not None:
        event["progress"] = _number(progress)
    _tell(event)


def metric(name, value, step=None):
    """Records a number; with a step (an epoch, a batch) it becomes a curve."""
    event = {"type": "metric", "name": str(name), "value": _number(value)}
    if step is not None:
        event["step"] = _number(step)
    _tell(event)


def property(name, value):
    """Records a named value: text, a number, a boolean, None, or lists and dictionaries of these."""
    _tell({"type": "property", "name": str(name), "value": _plain(value)})


def input(name, default=None, type=None):
    """The path or value of an input.

    An input that the method declares is given by its name. Any other file is given by its path and
    recorded as an input. `default` is used where the execution has no input of that name.
    """
    value = os.environ.get(_variable(name)) if running() else None
    if value is not None:
        return value
    path = os.fspath(name if default is None else default)
    event = {"type": "artifact", "role": "input", "path": os.path.abspath(path)}
    if type is not None:
        event["artifactType"] = str(type)
    if default is not None:
        event["name"] = os.fspath(name)
    _tell(event)
    return path


def output(name, source=None, how="copy", type=None):
    """The path of an output, registered under this name.

    Without `source`: where to write a new file; its folder exists. With the path of an existing file
    or folder as `source`, that becomes the output: `how="copy"` copies it now, `how="rename"` moves
    it, and `how="stage"` leaves it where it is, to be copied when the execution ends.
    Outside an execution: `source` where there is one, else the name itself.
    """
    name = os.fspath(name)
    if how not in ("copy", "rename", "stage"):
        raise ValueError('how must be "copy", "rename" or "stage", not %r' % (how,))
    if os.path.isabs(name) or os.path.normpath(name).split(os.sep)[0] == os.pardir:
        raise ValueError("the name of an output is a path within the outputs, not %r" % name)
    folder = os.environ.get("EXECUTION_OUTPUTS") if running() else None
    if not folder:
        if source is None:
            _make_parent(name)
        return name if source is None else os.fspath(source)
    path = os.path.join(folder, os.path.normpath(name))
    if source is not None:
        path = _bring(os.fspath(source), path, how)
    else:
        _make_parent(path)
    event = {"type": "artifact", "role": "output", "path": path, "name": name.replace(os.sep, "/")}
    if type is not None:
        event["artifactType"] = str(type)
    if how == "stage" and source is not None:
        event["copy"] = True
    _tell(event)
    return path


def dataset(name, members, description=None, types=()):
    """Records files as one dataset, with its types such as Training or Testing."""
    event = {"type": "dataset", "name": str(name)}
    if description is not None:
        event["description"] = str(description)
    if types:
        event["types"] = [types] if isinstance(types, str) else [str(each) for each in types]
    event["members"] = [os.path.abspath(os.fspath(member)) for member in members]
    _tell(event)


def members(name, default=None):
    """The files of an input that is a dataset (a folder), in order of their paths."""
    path = input(name, default, type="Dataset")
    if os.path.isfile(path):
        return [path]
    files = (os.path.join(folder, file) for folder, _, names in os.walk(path) for file in names)
    return sorted(files, key=lambda file: file.replace(os.sep, "/"))


def query(text="", frame=False, workspace=None):
    """The executions of a workspace that match a query, newest first, as `executions list --query` tells them.

    A list of dictionaries; with `frame=True` a pandas DataFrame, in which inputs, properties and
    metrics are columns such as "metrics.loss". `workspace` is a folder in it; default: the present one.
    Raises RuntimeError with the reason where the command `executions` is not found or refuses.
    """
    command = _command_line() + ["list", "--json"]
    if text:
        command += ["--query=" + text]
    done = subprocess.run(
        command,
        cwd=workspace,
        env=dict(os.environ, ELECTRON_RUN_AS_NODE="1"),  # VS Code's own runtime is a Node then; Node ignores it
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip() or "executions list ended with %d" % done.returncode)
    found = json.loads(done.stdout)
    if not frame:
        return found
    import pandas

    return pandas.json_normalize(found)


def _command_line():
    """Of the runner that runs this script; else that of the terminal; else the shipped one by any Node that is there."""
    cli = os.path.abspath(os.path.join(__file__, *[os.pardir] * 5, "dist", "cli.js"))
    own = os.environ.get("EXECUTION_NODE")
    if own and os.path.isfile(own) and os.path.isfile(cli):
        return [own, cli]
    known = shutil.which("executions")
    if known is not None:
        command = _without_shell(known)
        if command is not None:
            return command
    node = shutil.which("node")
    if node is not None and os.path.isfile(cli):
        return [node, cli]
    raise RuntimeError(
        "the command `executions` is not found: run this in a terminal of VS Code, or put it on the PATH"
    )


def _without_shell(path):
    """A command, or of a script for cmd.exe what it runs: cmd.exe would read "&" and "%" of a query as its own."""
    if not path.lower().endswith((".cmd", ".bat")):
        return [path]
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            run = re.search(r'^"([^"]+)" "([^"]+)" %\*\s*$', file.read(), re.MULTILINE)
    except OSError:
        run = None
    return None if run is None else [run.group(1), run.group(2)]


def _variable(name):
    units = os.fspath(name).upper().encode("utf-16-le", "surrogatepass")  # two for a character beyond the first plane
    text = "".join(chr(units[i] | units[i + 1] << 8) for i in range(0, len(units), 2))
    return "EXECUTION_INPUT_" + re.sub("[^A-Z0-9]", "_", text)


def _make_parent(path):
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    except OSError:
        pass  # the script's own write names the reason better


def _bring(source, path, how):
    """Brings an existing file or folder to its place among the outputs; returns where it lies."""
    if how == "stage" or os.path.abspath(source) == os.path.abspath(path):
        return os.path.abspath(source)
    _make_parent(path)
    if how == "rename":
        shutil.move(source, path)
    elif os.path.isdir(source):
        shutil.copytree(source, path)
    else:
        shutil.copy2(source, path)
    return path


def _number(value):
    """A plain number, also of NumPy's or a tensor's; JSON has no name for NaN and infinity, so text."""
    item = getattr(value, "item", None)
    if callable(item):
        value = item()
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        try:
            value = float(value)
        except (TypeError, ValueError):
            return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def _plain(value):
    """The value as JSON can hold it."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each) for each in value]
    if isinstance(value, (int, float)) or callable(getattr(value, "item", None)):
        return _number(value)
    return str(value)


def _tell(event):
    """Appends one line in one write, so that lines of threads and processes never mix."""
    path = os.environ.get("EXECUTION_EVENTS")
    if not path:
        return
    event["at"] = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    try:
        line = (json.dumps(event) + "\n").encode("utf-8")
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            os.write(file, line)
        finally:
            os.close(file)
    except (OSError, ValueError):
        pass  # a run must not end because nobody listens
