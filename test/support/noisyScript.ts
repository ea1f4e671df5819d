/**
 * Prints in colours, to both streams, a bar of progress, a long line, frames as Node, R, Java and C name them, and ends in
 * a stack trace of its own. It goes on once the log has what it printed: the order of two streams is that of being read.
 */
export const noisyScript = `
import os, sys, time; has = lambda log, end: open(os.environ["EXECUTION_OUTPUTS"] + log, "rb").read().endswith(end)
sys.path.insert(0, "lib/python3/site-packages")
import helper
out, err, frames = sys.stdout, sys.stderr, "    at run (noisy.py:12:5)\\n 2: f() at noisy.py#7\\n\\tat Main.run(noisy.py:3)\\nmain () at noisy.py:9"
print("\\x1b[32mready\\x1b[0m to \\x1b[1;38;5;208mtrain\\x1b[0m on data/penguins.csv")
while not has("/stdout.log", b"penguins.csv\\n"): time.sleep(0.01)
print("UserWarning: island has 3 values", file=err)
while not has("/stderr.log", b"values\\n"): time.sleep(0.01)
for step in range(1, 101):
    err.write(f"\\rfold 1 {step:3d}% {step}/100")
err.write("\\n")
while not has("/stderr.log", b"100/100\\n"): time.sleep(0.01)
for epoch in range(400):
    print(f"epoch {epoch + 1}/400 loss {1 / (epoch + 1):.4f}")
while not has("/stdout.log", b"0.0025\\n"): time.sleep(0.01)
print("see https://example.org/help?a=1. for more"); print(frames)
print("<img src=x onerror=alert(1)><script>document.title='taken'</script>")
print("\\x1b]0;taken\\x07 title, \\u202egnp.exe\\u202c turned")
out.flush()
out.buffer.write(b"not utf-8: \\xff\\xfe\\n")
out.flush()
print("x" * 1_000_000)
while not has("/stdout.log", b"x\\n"): time.sleep(0.01)
helper.check(lambda: 1 / 0)
`;
/** What it imports from a folder of libraries. */
export const libraryScript = `
def check(action):
    inner(action)

def inner(action):
    action()
`;
