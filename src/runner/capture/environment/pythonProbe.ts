/**
 * What a Python is asked. It runs under `-I -S`: nothing of the current folder, of PYTHONPATH, of `.pth` files or of
 * `sitecustomize` is run. The folders that the script's own Python would search are worked out as the `site` module does,
 * and what is installed there is read by importlib.metadata (Python 3.8 and later, else from its files).
 */
export const pythonProbe = `
import json, os, platform, re, site, sys

def environment_of(executable):
    near = os.path.dirname(os.path.abspath(executable))
    for folder in (near, os.path.dirname(near)):
        settings = os.path.join(folder, "pyvenv.cfg")
        if not os.path.isfile(settings):
            continue
        with open(settings) as lines:
            pairs = [line.split("=", 1) for line in lines if "=" in line]
        named = dict((name.strip().lower(), value.strip()) for name, value in pairs)
        kind = "uv" if "uv" in named else "venv"
        return kind, folder, named.get("include-system-site-packages", "").lower() == "true", settings
    if os.path.isdir(os.path.join(sys.prefix, "conda-meta")):
        return "conda", sys.prefix, True, None
    return "system", sys.prefix, True, None

def site_folders(prefix):
    sys.prefix = sys.exec_prefix = prefix
    return site.getsitepackages([prefix])

def searched(prefix, shared):
    base, own = sys.base_prefix, prefix
    folders = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    if shared and not os.environ.get("PYTHONNOUSERSITE"):
        folders.append(site.getusersitepackages())
    folders += site_folders(own)
    if shared and base != own:
        folders += site_folders(base)
    return [os.path.abspath(path) for path in folders]

def with_path_files(folder):
    found = [folder]
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return found
    for name in names:
        if not name.endswith(".pth"):
            continue
        try:
            with open(os.path.join(folder, name), "rb") as file:
                text = file.read(1048576).decode("utf-8", "replace")
        except OSError:
            continue
        for line in text.splitlines():
            line = line.strip()
            if line and not line.startswith(("#", "import ", "import\\t")):
                path = os.path.join(folder, line)
                if os.path.isdir(path):
                    found.append(os.path.abspath(path))
    return found

def changed(path):
    try:
        return str(os.stat(path).st_mtime_ns)
    except OSError:
        return None

def texts(folders):
    try:
        from importlib import metadata
    except ImportError:
        for folder in folders:
            for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
                for part in ("METADATA", "PKG-INFO", ""):
                    path = os.path.join(folder, name, part) if part else os.path.join(folder, name)
                    if name.endswith((".dist-info", ".egg-info")) and os.path.isfile(path):
                        with open(path, "rb") as file:
                            yield file.read(262144).decode("utf-8", "replace")
                        break
        return
    for distribution in metadata.distributions(path=folders):
        try:
            text = distribution.read_text("METADATA") or distribution.read_text("PKG-INFO") or distribution.read_text("")
        except Exception:
            text = None
        if text:
            yield text

def header(text, name):
    found = re.search("^" + name + ":[ \\t]*(.+)$", re.split("\\r?\\n\\r?\\n", text, maxsplit=1)[0], re.M | re.I)
    return found.group(1).strip() if found else None

def plain(name):
    return re.sub("[-_.]+", "-", name).lower()

def main():
    kind, prefix, shared, settings = environment_of(sys.executable)
    folders = []
    for folder in searched(prefix, shared):
        for path in with_path_files(folder):
            if path not in folders:
                folders.append(path)
    conda = os.path.join(prefix, "conda-meta")
    watched = folders + [path for path in (settings, conda) if path]
    times = dict((path, changed(path)) for path in watched)
    packages, known = {}, set()
    for text in texts(folders):
        name, version = header(text, "Name"), header(text, "Version")
        if name and plain(name) not in known:
            known.add(plain(name))
            packages[name] = version or ""
    for entry in sorted(os.listdir(conda)) if kind == "conda" else []:
        parts = entry[:-5].rsplit("-", 2) if entry.endswith(".json") else []
        if len(parts) == 3 and plain(parts[0]) not in known:
            known.add(plain(parts[0]))
            packages[parts[0]] = parts[1]
    answer = {"version": platform.python_version(), "kind": kind, "path": prefix}
    answer.update(times=times, packages=packages)
    print(json.dumps(answer))

main()
`;
