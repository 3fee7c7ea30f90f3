// The Reader: turning at once, words marked where they are selected, keys. Every page and form works without it.
(function () {
  "use strict";
  var KEPT = 40;           // sheets kept in memory; nothing of a case is kept on the disk
  var AHEAD = 3;
  var ZOOMS = ["fit", "z125", "z150", "z200", "z300"];
  var sheets = new Map();  // address -> promise of {html, picture}
  var direction = 1;
  var wanted = 0;          // counts turns: an answer that comes late is not shown
  var shownAt = 0, shown = 0;

  var place = function () { return document.querySelector("[data-leaf-place]"); };
  var leaf = function () { return document.querySelector("[data-leaf-place] [data-leaf]"); };
  var say = function (words) {
    var said = document.getElementById("said");
    if (said) { said.textContent = ""; window.setTimeout(function () { said.textContent = words; }, 50); }
  };
  var memory = function (name, value) {
    try {
      if (value === undefined) { return window.localStorage.getItem("openimr-" + name); }
      window.localStorage.setItem("openimr-" + name, value);
    } catch (refused) { /* a browser that keeps nothing */ }
    return value === undefined ? null : value;
  };
  var address = function (bates) { return leaf().dataset.base + bates + leaf().dataset.query; };

  // Fetching ahead: the sheet, and its picture as an object in memory.
  var load = function (url) {
    if (sheets.has(url)) {
      var known = sheets.get(url);
      sheets.delete(url);
      sheets.set(url, known);
      return known;
    }
    var coming = fetch(url, { headers: { "X-Reader": "ahead" }, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok || answer.redirected) { throw new Error("not shown"); }
      return answer.text();
    }).then(function (html) {
      var holder = document.createElement("template");
      holder.innerHTML = html;
      var image = holder.content.querySelector("[data-image]");
      if (!image) { return { html: html, picture: "" }; }
      return fetch(image.getAttribute("href"), { credentials: "same-origin" }).then(function (answer) {
        return answer.ok ? answer.blob() : null;
      }).then(function (bytes) {
        if (!bytes) { return { html: html, picture: "" }; }
        var picture = URL.createObjectURL(bytes);
        var decoding = new Image();
        decoding.src = picture;
        return decoding.decode().catch(function () {}).then(function () { return { html: html, picture: picture }; });
      });
    });
    sheets.set(url, coming);
    coming.catch(function () { sheets.delete(url); });
    if (sheets.size > KEPT) { forget(sheets.keys().next().value); }
    return coming;
  };
  var forget = function (url) {
    var old = sheets.get(url);
    sheets.delete(url);
    old.then(function (sheet) { if (sheet.picture) { URL.revokeObjectURL(sheet.picture); } }, function () {});
  };
  var ahead = function () {
    var here = leaf();
    if (!here) { return; }
    var bates = Number(here.dataset.bates), last = Number(here.dataset.last), next = [];
    for (var n = 1; n <= AHEAD; n += 1) { next.push(bates + n * direction); }
    next.push(bates - direction, Number(here.dataset.hitAfter), Number(here.dataset.recordAfter));
    var urls = next.filter(function (page) { return page >= 1 && page <= last; }).map(address);
    var one = function () {
      var url = urls.shift();
      if (url) { load(url).then(one, one); }
    };
    one();
  };

  // What was on the screen, and how long.
  var token = function () {
    var field = document.querySelector("[data-leaf] input[name=csrfmiddlewaretoken]");
    return field ? field.value : "";
  };
  var tell = function (bates, facts) {
    var body = new URLSearchParams(facts);
    return fetch(leaf().dataset.base + bates + "/seen", {
      method: "POST", body: body, keepalive: true, credentials: "same-origin",
      headers: { "X-CSRFToken": token(), "X-Reader": "turn" }
    });
  };
  var count = function () {
    if (shownAt) { shown += performance.now() - shownAt; }
    shownAt = document.visibilityState === "visible" ? performance.now() : 0;
  };
  var taken = function () {  // the milliseconds not told yet; what is less than one stays for the next time
    count();
    var whole = Math.floor(shown);
    shown -= whole;
    return whole;
  };
  var flush = function () {
    var whole = leaf() ? taken() : 0;
    if (whole) { tell(leaf().dataset.bates, { milliseconds: String(whole) }).catch(function () {}); }
  };
  // Turns are told one after another, in their order: a look counts for the page that was there before.
  var telling = Promise.resolve();
  var tellTurn = function (bates, facts) {
    telling = telling.then(function () { return tell(bates, facts); });
    var told = telling;
    telling = told.catch(function () {});
    return told;
  };
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") { shownAt = performance.now(); } else { flush(); }
  });
  window.addEventListener("pagehide", flush);

  // Notes that are written and not kept yet: they wait on their page, in memory.
  var drafts = new Map();  // page number -> the fields of its form
  var FIELDS = ["quote", "first", "last", "text"];
  var noteForm = function () { return leaf() && leaf().querySelector("[data-mark-form]"); };
  var keepDraft = function () {
    var fields = noteForm();
    if (!fields) { return; }
    var bates = Number(leaf().dataset.bates);
    drafts.delete(bates);
    if (fields.elements.text.value.trim()) {
      drafts.set(bates, FIELDS.map(function (name) { return fields.elements[name].value; }));
    }
  };
  var showDrafts = function () {
    var fields = noteForm(), here = leaf() ? Number(leaf().dataset.bates) : 0, draft = drafts.get(here);
    if (!fields) { return; }
    if (draft && !fields.elements.text.value) {
      FIELDS.forEach(function (name, n) { fields.elements[name].value = draft[n]; });
    }
    var line = leaf().querySelector("[data-waiting]");
    drafts.forEach(function (_, bates) {
      if (bates === here) { return; }
      var link = document.createElement("a");
      link.href = address(bates);
      link.dataset.page = bates;
      link.textContent = "page " + bates;
      line.append(" ", link);
      line.hidden = false;
    });
  };
  var sending = false;     // the page itself goes with the note
  window.addEventListener("beforeunload", function (event) {
    if (sending) { return; }
    keepDraft();
    if (drafts.size) { event.preventDefault(); }
  });

  // The sheet comes into sight, and begins at its top, wherever the page before was scrolled to.
  var align = function () {
    if (!document.querySelector("[data-reader]")) { return; }
    var sheet = leaf().querySelector("[data-sheet]").getBoundingClientRect();
    var bar = leaf().querySelector(".leaf__bar"), turning = leaf().querySelector(".leaf__turn");
    var under = Math.max(bar.offsetHeight, turning.offsetHeight);
    if (sheet.top < under || sheet.top > window.innerHeight * 0.75) {
      window.scrollBy({ top: sheet.top - under, behavior: "instant" });
    }
  };

  // Turning.
  var MOST_OWED = 20;
  var owed = 0;            // presses that came while a page was on its way: each page is shown in its turn
  var put = function (html, picture) {
    var holder = document.createElement("template"), active = document.activeElement;
    var held = active && place().contains(active) ? active.getAttribute("rel") || "title" : "";
    holder.innerHTML = html;
    var image = holder.content.querySelector("[data-image]");
    if (image && picture) { image.setAttribute("href", picture); }
    place().replaceChildren(holder.content);
    dress();
    if (held) {
      var again = place().querySelector("[rel=" + held + "]") || document.getElementById("leaf-title");
      if (again) { again.focus({ preventScroll: true }); }
    }
  };
  var turn = function (bates) {
    var here = leaf();
    if (!here || !bates || Number(bates) === Number(here.dataset.bates)) { return; }
    if (bates < 1 || bates > Number(here.dataset.last)) { return; }
    direction = bates < Number(here.dataset.bates) ? -1 : 1;
    var url = address(bates), mine = (wanted += 1);
    place().setAttribute("aria-busy", "true");
    load(url).then(function (sheet) {
      if (mine !== wanted) { return; }
      var before = leaf().dataset.bates, looked = taken();
      keepDraft();
      put(sheet.html, sheet.picture);
      align();
      place().removeAttribute("aria-busy");
      window.requestAnimationFrame(function () {
        if (owed && mine === wanted) { var by = owed > 0 ? 1 : -1; owed -= by; turn(Number(leaf().dataset[by > 0 ? "next" : "previous"])); }
      });
      if (document.querySelector("[data-reader]")) {
        window.history.replaceState(null, "", url);
        document.title = document.title.replace(/^Page \d+/, "Page " + bates);
      }
      say("Page " + bates + " of " + leaf().dataset.last);
      tellTurn(bates, { opened: "yes", before: before, milliseconds: String(looked) }).then(function (answer) {
        return answer.ok ? answer.text() : "";
      }).then(function (html) {
        marks(html);
        document.body.dispatchEvent(new CustomEvent("page-opened"));
      }).catch(function () { say("The site does not answer. This page does not count as opened yet."); });
      ahead();
    }).catch(function () {
      owed = 0;
      if (mine === wanted) { window.location.assign(url); }
    });
  };
  var step = function (by) {
    return function (event) {
      if (!place().hasAttribute("aria-busy")) { owed = 0; turn(Number(leaf().dataset[by > 0 ? "next" : "previous"])); }
      else if (!event.repeat) { owed = Math.max(-MOST_OWED, Math.min(MOST_OWED, owed + by)); }
    };
  };
  var marks = function (html) {
    var holder = document.createElement("template");
    holder.innerHTML = html;
    var row = holder.content.querySelector("[data-row-marks]");
    if (!row) { return; }
    var there = document.querySelector('[data-marks-of="' + row.dataset.rowMarks + '"]');
    if (there) { there.innerHTML = row.innerHTML; }
    var count = document.querySelector("[data-opened]");
    if (count && row.dataset.openedNow) { count.textContent = row.dataset.openedNow; }
  };
  var current = function () {
    var bates = Number(leaf().dataset.bates);
    document.querySelectorAll("a[data-first]").forEach(function (link) {
      var here = bates >= Number(link.dataset.first) && bates <= Number(link.dataset.last);
      if (!here) { link.removeAttribute("aria-current"); return; }
      link.setAttribute("aria-current", "true");
      var panel = link.closest(".reader__panel");
      if (panel) {
        var top = link.getBoundingClientRect().top - panel.getBoundingClientRect().top;
        if (top < 0 || top > panel.clientHeight - 40) { panel.scrollTop += top - panel.clientHeight / 3; }
      }
    });
  };

  // How a sheet looks is kept from page to page.
  var dress = function () {
    var here = leaf();
    if (!here) { return; }
    here.querySelectorAll("[data-needs-script], [data-quote]").forEach(function (part) { part.hidden = false; });
    zoom(0);
    showDrafts();
    here.querySelectorAll("details[data-fold]").forEach(function (fold) {
      var kept = memory("fold-" + fold.dataset.fold);
      if (kept !== null && !fold.querySelector("[data-focus]")) { fold.open = kept === "open"; }
      fold.addEventListener("toggle", function () { memory("fold-" + fold.dataset.fold, fold.open ? "open" : "shut"); });
    });
    here.querySelectorAll("[data-row-marks]").forEach(function (row) { marks(row.outerHTML); });
    current();
    shownAt = document.visibilityState === "visible" ? performance.now() : 0;
    document.dispatchEvent(new CustomEvent("reader:turned"));
  };
  var zoom = function (step) {
    var at = Math.max(0, ZOOMS.indexOf(memory("zoom") || "fit"));
    at = step === null ? 0 : Math.min(ZOOMS.length - 1, Math.max(0, at + step));
    memory("zoom", ZOOMS[at]);
    var sheet = leaf() && leaf().querySelector("[data-sheet]");
    if (sheet) { sheet.dataset.zoomed = ZOOMS[at]; }
  };

  // Words that are selected on the sheet go into the form beside it.
  var waiting = 0;
  document.addEventListener("selectionchange", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(select, 120);
  });
  var select = function () {
    var selection = window.getSelection(), here = leaf();
    if (!here || !selection || selection.isCollapsed || !selection.rangeCount) { return; }
    var form = here.querySelector("[data-mark-form]");
    if (!form || form.contains(selection.anchorNode)) { return; }
    var words = here.querySelector(".sheet__words"), text = here.querySelector(".page-words");
    if (words && words.contains(selection.anchorNode)) {
      var chosen = Array.prototype.filter.call(words.querySelectorAll("[data-n]"), function (word) {
        return selection.containsNode(word, true);
      });
      if (!chosen.length) { return; }
      form.elements.first.value = chosen[0].dataset.n;
      form.elements.last.value = chosen[chosen.length - 1].dataset.n;
      form.elements.quote.value = chosen.map(function (word) { return word.textContent.trim(); }).join(" ");
    } else if (text && text.contains(selection.anchorNode)) {
      form.elements.first.value = form.elements.last.value = "";
      form.elements.quote.value = selection.toString().replace(/\s+/g, " ").trim();
    }
  };
  document.addEventListener("input", function (event) {
    if (event.target.name === "quote" && event.target.form.matches("[data-mark-form]")) {
      event.target.form.elements.first.value = event.target.form.elements.last.value = "";
    }
  });

  // Forms of a sheet: sent, and the sheet put back as it is then.
  var post = function (form, fields) {
    var body = new URLSearchParams(new FormData(form));
    Object.keys(fields).forEach(function (name) { body.set(name, fields[name]); });
    var mine = (wanted += 1), sent = form.matches("[data-mark-form]"), bates = Number(leaf().dataset.bates);
    fetch(form.action, {
      method: "POST", body: body, credentials: "same-origin", headers: { "X-Reader": "turn" }
    }).then(function (answer) {
      if (answer.redirected || (!answer.ok && answer.status !== 422)) { throw new Error("refused"); }
      return answer.text().then(function (html) {
        Array.from(sheets.keys()).forEach(forget);
        if (sent && answer.ok) { drafts.delete(bates); }
        if (mine !== wanted) { return; }
        if (!sent) { keepDraft(); }
        count();
        put(html, "");
        var wrong = leaf().querySelector("[data-focus]");
        if (wrong) { wrong.focus(); } else { say("Kept"); }
        ahead();
      });
    }).catch(function () { sending = true; form.submit(); });
  };
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("[data-mark-form]")) { select(); }
    if (!leaf() || !leaf().contains(form)) { return; }
    if (form.matches("[data-leaf-go]")) {
      event.preventDefault();
      turn(Number(form.elements.page.value));
    } else if (form.matches("[data-leaf-form]")) {
      event.preventDefault();
      var by = event.submitter, fields = {};
      if (by && by.name) { fields[by.name] = by.value; }
      post(form, fields);
    }
  });

  // Clicks.
  var written = null;
  document.addEventListener("focusin", function (event) {
    if (event.target.matches(".desk__items textarea")) { written = event.target; }
  });
  var quote = function () {
    select();
    var form = leaf().querySelector("[data-mark-form]");
    var words = form ? form.elements.quote.value.trim() : "";
    if (!words) { say("Select some words first."); return; }
    var said = "“" + words + "” [p. " + leaf().dataset.bates + "]";
    if (written && written.isConnected) {
      var before = written.value.slice(0, written.selectionStart);
      if (before && !/\s$/.test(before)) { said = " " + said; }
      written.setRangeText(said, written.selectionStart, written.selectionEnd, "end");
      written.dispatchEvent(new Event("input", { bubbles: true }));
      written.focus();
      say("Quoted where you were writing");
    } else if (navigator.clipboard) {
      navigator.clipboard.writeText(said).then(function () { say("Copied with its page"); }, function () { say("This browser does not let words be copied."); });
    }
  };
  document.addEventListener("click", function (event) {
    var target = event.target.closest("a[data-page], [data-zoom], [data-print], [data-quote]");
    if (!target || !leaf() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
    if (target.matches("[data-zoom]")) { zoom(target.dataset.zoom === "in" ? 1 : -1); }
    else if (target.matches("[data-print]")) { window.print(); }
    else if (target.matches("[data-quote]")) { quote(); }
    else if (target.getAttribute("href").split("?")[1] === address(1).split("?")[1]) {
      event.preventDefault();
      owed = 0;
      turn(Number(target.dataset.page));
    }
  });

  // Keys.
  var press = function (selector) {
    var found = document.querySelector(selector);
    if (found) { found.click(); }
    return Boolean(found);
  };
  var note = function (kind) {
    select();
    var form = leaf().querySelector("[data-mark-form]");
    if (!form) { return; }
    if (kind === "highlight" && form.elements.quote.value.trim()) { post(form, { kind: kind }); }
    else { form.elements[kind === "note" ? "text" : "quote"].focus(); }
  };
  var unopened = function () {
    var none = document.querySelector("[data-marks-of] [data-read=none], .desk-list [data-read=none]");
    var link = none && none.closest("li").querySelector("a[data-page], a[data-record-first]");
    if (link) { owed = 0; turn(Number(link.dataset.page || link.dataset.recordFirst)); }
    else { say("No record in the list is left unopened."); }
  };
  var reach = function (id) {
    var field = document.getElementById(id);
    if (!field) { return; }
    var fold = field.closest("details");
    if (fold) { fold.open = true; }
    field.focus();
    if (field.select) { field.select(); }
  };
  var go = function (name) { return function () { owed = 0; turn(Number(leaf().dataset[name])); }; };
  var KEYS = {
    "ArrowRight": step(1), "j": step(1), "ArrowLeft": step(-1), "k": step(-1),
    "]": go("recordAfter"), "[": go("recordBefore"), "n": go("hitAfter"), "b": go("hitBefore"), "u": unopened,
    "g": function () { reach("leaf-go"); }, "/": function () { reach("reader-q"); }, "t": function () { reach("record-tag"); },
    "h": function () { note("highlight"); }, "m": function () { note("note"); }, "q": quote,
    "r": function () { press(".leaf__tools [value=right]"); }, "l": function () { press(".leaf__tools [value=left]"); },
    "+": function () { zoom(1); }, "=": function () { zoom(1); }, "-": function () { zoom(-1); }, "0": function () { zoom(null); },
    "p": function () { window.print(); }, "P": function () { press("[data-record-pdf]"); }, "?": function () { help(); }
  };
  var help = function () {
    var sheet = document.getElementById("reader-keys");
    if (!sheet) { return; }
    sheet.open = !sheet.open;
    var next = sheet.open ? sheet.querySelector("summary") : document.getElementById("leaf-title");
    if (next) { next.focus({ preventScroll: true }); }
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !leaf()) { return; }
    if (event.target.closest("input, textarea, select, [contenteditable]") || memory("keys") === "off") { return; }
    var keys = document.getElementById("reader-keys");
    if (event.key === "Escape" && keys && keys.open) { help(); return; }
    if (event.target.closest(".desk__items, details.fold > summary") && event.key.length > 1) { return; }
    var act = KEYS[event.key];
    if (/^[1-9]$/.test(event.key)) { act = function () { press("[data-mark-form] [name=relied][value='" + event.key + "']"); }; }
    if (act) { event.preventDefault(); act(event); }
  });
  var keysOn = document.querySelector("[data-keys-on]");
  if (keysOn) {
    keysOn.checked = memory("keys") !== "off";
    keysOn.addEventListener("change", function () { memory("keys", keysOn.checked ? "on" : "off"); });
  }
  document.querySelectorAll('a[href="#reader-keys"]').forEach(function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); help(); });
  });

  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target === place()) { flush(); keepDraft(); }
  });
  document.addEventListener("htmx:afterSwap", function (event) { if (event.detail.target === place()) { dress(); ahead(); } });
  dress();
  ahead();
  // On a small screen the page is what one came for, unless the list or a search was.
  if (leaf() && window.matchMedia("(max-width: 63.99em)").matches && !/[?&]show=/.test(window.location.search)) { align(); }
})();
