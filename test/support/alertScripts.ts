/** Does what trips the rule of its first argument, or, by its second, just not. */
export const pair = `
import json, os, sys, time

def say(**event):
    with open(os.environ["EXECUTION_EVENTS"], "a") as file:
        file.write(json.dumps(event) + "\\n")

def wait(is_done):
    end = time.monotonic() + 90
    while not is_done() and time.monotonic() < end:
        time.sleep(0.05)

def is_told():
    with open(os.path.join(os.environ["EXECUTION_DIR"], "metadata", "events.ndjson")) as file:
        return '"alert"' in file.read()

kind, side = sys.argv[1:3]
over = side == "over"
if kind == "failed":
    sys.exit(3 if over else 0)
if kind == "together":
    wait(lambda: os.path.exists("../end"))
    sys.exit(3)
if kind == "duration":
    wait(is_told) if over else time.sleep(3)
if kind == "metric":
    say(type="metric", name="error", value=1.5 if over else 1, step=4)
    time.sleep(2)
if kind == "nan":
    print("loss: nan" if over else "loss: 2")
if kind == "property":
    say(type="property", name="rows", value=9 if over else 10)
if kind == "memory":
    block = bytearray((200 if over else 70) * 1024 * 1024)
    time.sleep(1)
if kind == "cpu":
    for second in range(5):
        end = time.monotonic() + (1 if over else 0.03)
        while time.monotonic() < end:
            pass
        time.sleep(0 if over else 0.97)
if kind == "silent":
    print("here", flush=True)
    wait(is_told) if over else time.sleep(3.5)
    print("here", flush=True)
    time.sleep(0 if over else 3.5)
`;

/** Goes on for so many seconds. */
export const steady = "import sys, time\ntime.sleep(float(sys.argv[1]))\n";
