extension CastPage {
    /// The player: a terminal that understands what recordings have, and its keys. It touches the page only by text
    /// nodes and styles, so that nothing in a recording can become markup.
    static let script = terminal + player

    private static let terminal = #"""
        (function () {
          "use strict";
          var data = JSON.parse(document.getElementById("recording").textContent);
          var cols = data.cols, rows = data.rows;

          function blank() { var row = []; for (var i = 0; i < cols; i++) row.push([" ", plain]); return row; }
          var plain = { key: "" };
          var screen, x, y, style, saved, state, parameters, pendingWrap;
          function reset() {
            screen = []; for (var i = 0; i < rows; i++) screen.push(blank());
            x = 0; y = 0; style = plain; saved = [0, 0]; state = 0; parameters = ""; pendingWrap = false;
          }
          function scroll() { screen.shift(); screen.push(blank()); }
          function feed() { if (y < rows - 1) y++; else scroll(); }
          function isWide(c) {
            return c >= 0x1100 && (c <= 0x115f || c >= 0x2e80 && c <= 0xa4cf || c >= 0xac00 && c <= 0xd7a3 ||
              c >= 0xf900 && c <= 0xfaff || c >= 0xfe30 && c <= 0xfe6f || c >= 0xff00 && c <= 0xff60 ||
              c >= 0xffe0 && c <= 0xffe6 || c >= 0x1f300 && c <= 0x1faff || c >= 0x20000 && c <= 0x3fffd);
          }
          function put(ch) {
            if (/^[\p{M}\u200d\ufe0f]$/u.test(ch)) {
              var at = pendingWrap ? x : x - 1;
              while (at > 0 && screen[y][at][0] === "") at--;
              if (at >= 0) screen[y][at] = [screen[y][at][0] + ch, screen[y][at][1]];
              return;
            }
            var width = isWide(ch.codePointAt(0)) ? 2 : 1;
            if (pendingWrap || x + width > cols) { x = 0; feed(); pendingWrap = false; }
            screen[y][x] = [ch, style];
            if (width === 2 && x + 1 < cols) screen[y][x + 1] = ["", style];
            x += width;
            if (x >= cols) { x = cols - 1; pendingWrap = true; }
          }
          function erase(row, from, to) { for (var i = from; i < to; i++) screen[row][i] = [" ", plain]; }
          function colour(list, at) {
            if (list[at + 1] === 5) {
              var n = list[at + 2] || 0;
              if (n < 16) return [n, 2];
              if (n > 231) { var g = 8 + (n - 232) * 10; return ["rgb(" + g + "," + g + "," + g + ")", 2]; }
              n -= 16; var part = function (v) { return v ? 55 + v * 40 : 0; };
              return ["rgb(" + part(Math.floor(n / 36)) + "," + part(Math.floor(n / 6) % 6) + "," + part(n % 6) + ")", 2];
            }
            if (list[at + 1] === 2)
              return ["rgb(" + [2, 3, 4].map(function (i) { return (list[at + i] || 0) & 255; }).join(",") + ")", 4];
            return [undefined, 1];
          }
          function select(list) {
            var s = Object.assign({}, style);
            for (var i = 0; i < list.length; i++) {
              var n = list[i], found;
              if (n === 0) s = {};
              else if (n === 1) s.bold = true; else if (n === 2) s.dim = true; else if (n === 3) s.italic = true;
              else if (n === 4) s.under = true; else if (n === 7) s.inverse = true;
              else if (n === 22) { delete s.bold; delete s.dim; } else if (n === 23) delete s.italic;
              else if (n === 24) delete s.under; else if (n === 27) delete s.inverse;
              else if (n >= 30 && n < 38) s.fg = n - 30; else if (n >= 90 && n < 98) s.fg = n - 82;
              else if (n >= 40 && n < 48) s.bg = n - 40; else if (n >= 100 && n < 108) s.bg = n - 92;
              else if (n === 39) delete s.fg; else if (n === 49) delete s.bg;
              else if (n === 38 || n === 48) {
                found = colour(list, i); i += found[1];
                if (n === 38) s.fg = found[0]; else s.bg = found[0];
              }
            }
            delete s.key; s.key = JSON.stringify(s); if (s.key === "{}") s = plain;
            style = s;
          }
          function obey(letter) {
            if (parameters[0] === "?" && letter !== "h" && letter !== "l") return;
            var list = parameters.replace(/:/g, ";").split(";").map(function (p) { return parseInt(p, 10) || 0; });
            var n = Math.max(1, list[0]), i;
            if (letter !== "m") pendingWrap = false;
            switch (letter) {
              case "A": y = Math.max(0, y - n); break;
              case "B": y = Math.min(rows - 1, y + n); break;
              case "C": x = Math.min(cols - 1, x + n); break;
              case "D": x = Math.max(0, x - n); break;
              case "E": x = 0; y = Math.min(rows - 1, y + n); break;
              case "F": x = 0; y = Math.max(0, y - n); break;
              case "G": x = Math.min(cols, n) - 1; break;
              case "d": y = Math.min(rows, n) - 1; break;
              case "H": case "f": y = Math.min(rows, n) - 1; x = Math.min(cols, Math.max(1, list[1] || 1)) - 1; break;
              case "J":
                if (list[0] === 0) { erase(y, x, cols); for (i = y + 1; i < rows; i++) erase(i, 0, cols); }
                else if (list[0] === 1) { for (i = 0; i < y; i++) erase(i, 0, cols); erase(y, 0, x + 1); }
                else for (i = 0; i < rows; i++) erase(i, 0, cols);
                break;
              case "K": erase(y, list[0] === 0 ? x : 0, list[0] === 1 ? x + 1 : cols); break;
              case "X": erase(y, x, Math.min(cols, x + n)); break;
              case "P": for (i = 0; i < n && i < cols; i++) { screen[y].splice(x, 1); screen[y].push([" ", plain]); } break;
              case "@": for (i = 0; i < n && i < cols; i++) { screen[y].splice(x, 0, [" ", plain]); screen[y].pop(); } break;
              case "L": for (i = 0; i < n && i < rows; i++) { screen.splice(y, 0, blank()); screen.pop(); } break;
              case "M": for (i = 0; i < n && i < rows; i++) { screen.splice(y, 1); screen.push(blank()); } break;
              case "S": for (i = 0; i < n && i < rows; i++) scroll(); break;
              case "m": select(list); break;
              case "s": saved = [x, y]; break;
              case "u": x = saved[0]; y = saved[1]; break;
            }
          }
          function write(text) {
            for (var ch of text) {
              var code = ch.codePointAt(0);
              if (state === 1) {
                state = 0;
                if (ch === "[") { state = 2; parameters = ""; }
                else if (ch === "]" || ch === "P" || ch === "_" || ch === "^") state = 3;
                else if (ch === "(" || ch === ")") state = 5;
                else if (ch === "7") saved = [x, y];
                else if (ch === "8") { x = saved[0]; y = saved[1]; }
                else if (ch === "M") { if (y > 0) y--; else { screen.pop(); screen.unshift(blank()); } }
              } else if (state === 2) {
                if (code >= 0x20 && code < 0x40) { if (parameters.length < 256) parameters += ch; }
                else { state = 0; if (code >= 0x40) obey(ch); }
              } else if (state === 3) {
                if (code === 7) state = 0; else if (code === 27) state = 4;
              } else if (state === 4 || state === 5) state = 0;
              else if (code === 27) state = 1;
              else if (ch === "\r") { x = 0; pendingWrap = false; }
              else if (ch === "\n") { feed(); pendingWrap = false; }
              else if (ch === "\b") { x = Math.max(0, x - 1); pendingWrap = false; }
              else if (ch === "\t") x = Math.min(cols - 1, (x >> 3 << 3) + 8);
              else if (code >= 32 && code !== 127) put(ch);
            }
          }

          var view = document.getElementById("screen");
          function paint(element, s, isCursor) {
            var fg = s.fg, bg = s.bg;
            var name = function (c) { return typeof c === "number" ? "var(--c" + c + ")" : c; };
            if (!!s.inverse !== isCursor) {
              element.style.color = bg === undefined ? "var(--back)" : name(bg);
              element.style.background = fg === undefined ? "var(--text)" : name(fg);
            } else {
              if (fg !== undefined) element.style.color = name(fg);
              if (bg !== undefined) element.style.background = name(bg);
            }
            if (s.bold) element.style.fontWeight = "bold";
            if (s.dim) element.style.opacity = "0.6";
            if (s.italic) element.style.fontStyle = "italic";
            if (s.under) element.style.textDecoration = "underline";
          }
          // Behind a wide character stands an empty cell.
          function isPair(cells, at) { return at + 1 < cols && cells[at][0] !== "" && cells[at + 1][0] === ""; }
          function render() {
            var all = document.createDocumentFragment();
            for (var r = 0; r < rows; r++) {
              var at = 0;
              while (at < cols) {
                var cells = screen[r], s = cells[at][1], isCursor = r === y && at === x, text = "";
                var pair = isPair(cells, at);
                do { text += cells[at][0]; at++; }
                while (at < cols && cells[at][1] === s && (pair ? cells[at][0] === "" : !isPair(cells, at)) &&
                  !isCursor && !(r === y && at === x));
                if (at === cols && s === plain && !isCursor) text = text.replace(/ +$/, "");
                if (s === plain && !isCursor && !pair) all.appendChild(document.createTextNode(text));
                else {
                  var span = document.createElement("span");
                  span.textContent = text; paint(span, s, isCursor); all.appendChild(span);
                  // Another font may draw it, as wide as it likes.
                  if (pair) { span.style.display = "inline-block"; span.style.width = "2ch"; }
                }
              }
              all.appendChild(document.createTextNode("\n"));
            }
            view.replaceChildren(all);
          }

        """#

    /// The keys of a recording, its bar and its marks.
    private static let player = #"""

          var events = data.events, total = events.length ? events[events.length - 1][0] : 0;
          var index = 0, now = 0, playing = false, last = 0;
          var button = document.getElementById("play"), bar = document.getElementById("bar");
          var clock = document.getElementById("clock"), speed = document.getElementById("speed");
          function time(t) { t = Math.floor(t); return Math.floor(t / 60) + ":" + ("0" + t % 60).slice(-2); }
          function seek(to) {
            to = Math.min(total, Math.max(0, to));
            var changed = to < now || index === 0;
            if (to < now || index === 0) { reset(); index = 0; }
            while (index < events.length && events[index][0] <= to) {
              if (events[index][1] === "o") write(events[index][2]);
              index++; changed = true;
            }
            now = to; bar.value = to; clock.textContent = time(to) + " / " + time(total);
            if (changed) render();
          }
          function play(on) {
            if (on && now >= total) seek(0);
            playing = on; button.textContent = on ? button.dataset.pause : button.dataset.play; last = 0;
            if (on) requestAnimationFrame(step);
          }
          function step(at) {
            if (!playing) return;
            if (last) seek(now + (at - last) / 1000 * speed.value);
            last = at;
            if (now >= total) play(false); else requestAnimationFrame(step);
          }
          var marks = events.filter(function (e) { return e[1] === "m"; });
          function toMark(way) {
            var found = marks.filter(function (m) { return way > 0 ? m[0] > now + 0.001 : m[0] < now - 0.5; });
            if (found.length) seek(way > 0 ? found[0][0] : found[found.length - 1][0]);
          }
          // Its value is a whole number of steps: the last of them must reach the end.
          bar.max = Math.ceil(total * 1000) / 1000;
          button.onclick = function () { play(!playing); };
          bar.oninput = function () { seek(Number(bar.value)); };
          document.getElementById("theme").onclick = function () {
            var root = document.documentElement, dark = getComputedStyle(root).getPropertyValue("--dark").trim() === "1";
            root.dataset.theme = dark ? "light" : "dark";
          };
          var list = document.getElementById("marks");
          marks.forEach(function (m) {
            var item = document.createElement("button");
            item.textContent = time(m[0]) + "  " + m[2]; item.onclick = function () { seek(m[0]); };
            list.appendChild(item);
          });
          document.onkeydown = function (e) {
            if (e.ctrlKey || e.metaKey || e.altKey || /^(SELECT|INPUT)$/.test(e.target.tagName)) return;
            var keys = {
              " ": function () { play(!playing); }, ArrowLeft: function () { seek(now - 5); },
              ArrowRight: function () { seek(now + 5); }, "[": function () { toMark(-1); }, "]": function () { toMark(1); }
            };
            if (keys[e.key] && !(e.key === " " && e.target.tagName === "BUTTON")) { e.preventDefault(); keys[e.key](); }
          };
          // What is seen before anybody plays: the first command and what came of it. Where it is known nowhere that a
          // command ends, the first two seconds.
          function poster() {
            var lines = 0, first = -1, marked = false;
            for (var i = 0; i < events.length; i++) {
              if (events[i][1] === "m") { if (marked && lines > 0) return i; marked = true; lines = 0; continue; }
              if (first < 0) first = events[i][0];
              if (events[i][2].indexOf("\n") >= 0) lines++;
            }
            if (marks.length) return events.length;
            var later = events.findIndex(function (e) { return e[0] > first + 2; });
            return later < 0 ? events.length : later;
          }
          document.getElementById("player").hidden = false;
          document.documentElement.style.setProperty("--cols", cols);
          reset(); seek(0);
          for (var shown = index, end = poster(); shown < end; shown++)
            if (events[shown][1] === "o") write(events[shown][2]);
          render();
          // Whatever is done next begins with an empty screen.
          index = 0; now = 0;
        })();
        """#

    /// What comes from a session that is going on.
    static let liveScript =
        terminal + #"""

              var next = 0, note = document.getElementById("state");
              function tell(kind) { note.dataset.kind = kind; note.textContent = note.dataset[kind]; }
              function poll() {
                fetch("events?from=" + next, { cache: "no-store", credentials: "omit" }).then(function (answer) {
                  if (!answer.ok) throw new Error(String(answer.status));
                  return answer.json();
                }).then(function (news) {
                  if (news.reset) reset();
                  news.events.forEach(function (e) { if (e[0] === "o") write(e[1]); });
                  if (news.reset || news.events.length) render();
                  next = news.next; tell(news.ended ? "ended" : "live");
                  if (!news.ended) setTimeout(poll, news.more ? 0 : 400);
                }).catch(function () { tell("lost"); setTimeout(poll, 2000); });
              }
              document.getElementById("theme").onclick = function () {
                var root = document.documentElement, dark = getComputedStyle(root).getPropertyValue("--dark").trim() === "1";
                root.dataset.theme = dark ? "light" : "dark";
              };
              document.documentElement.style.setProperty("--cols", cols);
              reset(); render(); poll();
            })();
            """#
}
