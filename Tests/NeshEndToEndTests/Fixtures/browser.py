"""Drives a headless Chromium over its debugging pipe: no library, no port.

    browser.py page FILE.html      plays, pauses, seeks, copies, resizes; says what it saw
    browser.py live URL WORD...    waits for each word on the live page, then for the session's end
    browser.py svg FILE.svg        loads a picture
"""
import json, os, shutil, subprocess, sys, tempfile, time

PROGRAM = next(p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p)


class Browser:
    def __init__(self):
        self.folder = tempfile.mkdtemp()
        to_read, to_write = os.pipe()
        from_read, from_write = os.pipe()

        def pass_on():
            # The browser reads at 3 and writes at 4; neither may be closed before it is copied.
            one, other = os.dup(to_read), os.dup(from_write)
            a, b = max(one, 10), max(other, 11)
            os.dup2(one, 20), os.dup2(other, 21), os.dup2(20, 3), os.dup2(21, 4)

        self.process = subprocess.Popen(
            [PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--user-data-dir=" + self.folder, "--remote-debugging-pipe", "about:blank"],
            preexec_fn=pass_on, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read), os.close(from_write)
        self.output, self.input, self.rest, self.number, self.requests = to_write, from_read, b"", 0, []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("method") == "Network.requestWillBeSent":
                self.requests.append(answer["params"]["request"]["url"])
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit("%s: %s" % (method, answer["error"]))
                return answer["result"]

    def read(self):
        while b"\0" not in self.rest:
            more = os.read(self.input, 1 << 16)
            if not more:
                raise SystemExit("the browser has ended")
            self.rest += more
        line, self.rest = self.rest.split(b"\0", 1)
        return json.loads(line)

    def run(self, code):
        result = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit("%s: %s" % (code, result["exceptionDetails"]))
        return result["result"].get("value")

    def open(self, url):
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def wait(self, code, seconds=30):
        """Until the code is true, looked at with each picture that the browser draws."""
        self.run("""new Promise((done, fail) => { const end = Date.now() + %d; (function look() {
            if (%s) done(); else if (Date.now() > end) fail(new Error("in vain: " + document.body.innerText.slice(0, 400)));
            else setTimeout(look, 30); })(); })""" % (seconds * 1000, code))

    def end(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def check(what, holds):
    print(("holds: " if holds else "FAILS: ") + what, flush=True)
    if not holds:
        sys.exit(1)


SCREEN = "document.getElementById('screen').textContent"


def page(browser, path):
    url = "file://" + os.path.abspath(path)
    browser.open(url)
    first = browser.run(SCREEN)
    check("shows what the first command did, paused", "first" in first and "日本" in first and "the end" not in first
          and browser.run("play.textContent") == "Play" and browser.run("bar.value") == "0")
    browser.run("bar.value = 0; bar.oninput()")
    check("begins empty", browser.run(SCREEN).strip() == "")
    browser.run("play.click()")
    browser.wait(SCREEN + ".includes('first')")
    check("plays", browser.run("play.textContent") == "Pause")
    browser.run("play.click()")
    before = browser.run("bar.value")
    time.sleep(0.3)
    check("pauses", browser.run("bar.value") == before)
    browser.run("bar.value = bar.max; bar.oninput()")
    check("seeks to the end", "the end" in browser.run(SCREEN))
    browser.run("bar.value = 0.15; bar.oninput()")
    check("seeks back", "the end" not in browser.run(SCREEN) and "first" in browser.run(SCREEN))
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: ']', bubbles: true}))" if False else
                "document.onkeydown({key: ']', target: document.body, preventDefault() {}})")
    check("goes to the next command", float(browser.run("bar.value")) > 0.15)
    browser.run("bar.value = bar.max; bar.oninput()")
    text = browser.run("getSelection().selectAllChildren(document.getElementById('screen')), getSelection().toString()")
    check("its text can be copied", "the end" in text and "日本" in text)
    check("what a recording says is text", browser.run("document.images.length") == 0 and browser.run("window.bad") is None)
    check("marks are text", "<img" in browser.run("document.getElementById('marks').textContent"))
    wide = browser.run("getComputedStyle(document.getElementById('screen')).fontSize")
    browser.call("Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=1, mobile=False)
    narrow = browser.run("getComputedStyle(document.getElementById('screen')).fontSize")
    check("fits a narrow window", float(narrow[:-2]) < float(wide[:-2])
          and browser.run("document.documentElement.scrollWidth <= innerWidth"))
    dark = browser.run("getComputedStyle(document.body).backgroundColor")
    browser.run("theme.click()")
    check("changes between dark and light", browser.run("getComputedStyle(document.body).backgroundColor") != dark)
    others = [r for r in browser.requests if r != url and not r.startswith("data:")]
    check("makes no request %s" % others, not others)


def live(browser, url, words):
    browser.open(url)
    for word in words:
        browser.wait(SCREEN + ".includes(%s)" % json.dumps(word), 60)
        # The prompt waits for the next line, and is seen before that is entered.
        browser.wait("/nesh> $/.test(" + SCREEN + ".trimEnd() + ' ')", 60)
        print("saw " + word, flush=True)
    check("says that it is live", browser.run("document.getElementById('state').textContent") == "live")
    others = [r for r in browser.requests if not r.startswith(url) and not r.startswith("data:")]
    check("asks its own server alone %s" % others, not others)
    browser.call("Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=1, mobile=False)
    check("fits a narrow window", browser.run("document.documentElement.scrollWidth <= innerWidth"))
    browser.wait("/over|reach/.test(document.getElementById('state').textContent)", 60)
    print("saw the end", flush=True)


def svg(browser, path):
    url = "file://" + os.path.abspath(path)
    browser.open(url)
    check("is a picture", browser.run("document.documentElement.tagName") == "svg")
    check("holds no script", browser.run("document.getElementsByTagName('script').length") == 0
          and browser.run("window.bad") is None)
    print("text: " + json.dumps(browser.run("document.documentElement.textContent.replace(/[\\s\\u00a0]+/g, ' ')")))
    check("moves: %s" % browser.run("document.getAnimations().length"), True)
    others = [r for r in browser.requests if r != url]
    check("makes no request %s" % others, not others)


browser = Browser()
try:
    if sys.argv[1] == "page":
        page(browser, sys.argv[2])
    elif sys.argv[1] == "live":
        live(browser, sys.argv[2], sys.argv[3:])
    else:
        svg(browser, sys.argv[2])
finally:
    browser.end()
