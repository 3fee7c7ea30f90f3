// What script adds to pages that work without it. Nothing here is needed to use the site.
(function () {
  "use strict";
  var said = function (words) {
    var place = document.getElementById("said");
    if (place) { place.textContent = ""; window.setTimeout(function () { place.textContent = words; }, 50); }
  };

  // An error summary takes the focus, so that what went wrong is heard first.
  var focus = function (root) {
    var found = root.querySelector && root.querySelector("[data-focus]");
    if (found) { found.focus(); }
  };

  // The desk: a button puts a reference to the page in the viewer into the words being written.
  var current = function () {
    var page = document.querySelector("#viewer [data-bates]");
    return page ? page.getAttribute("data-bates") : "";
  };
  var label = function () {
    var bates = current();
    document.querySelectorAll("[data-insert-reference]").forEach(function (button) {
      button.hidden = bates === "";
      button.textContent = "Insert reference to page " + bates;
    });
    document.querySelectorAll("[data-record-first]").forEach(function (link) {
      var here = bates !== "" && Number(bates) >= Number(link.dataset.recordFirst) &&
        Number(bates) <= Number(link.dataset.recordLast);
      if (here) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    });
  };
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-insert-reference]");
    if (!button) { return; }
    var words = document.getElementById(button.getAttribute("data-insert-reference"));
    var reference = "[p. " + current() + "]";
    var before = words.value.slice(0, words.selectionStart);
    if (before && !/\s$/.test(before)) { reference = " " + reference; }
    words.setRangeText(reference, words.selectionStart, words.selectionEnd, "end");
    words.dispatchEvent(new Event("input", { bubbles: true }));
    words.focus();
  });

  // Words that are not kept yet are told, and are not lost by leaving the page unawares.
  var unsaved = new Set();
  var mark = function (form, is) {
    var note = form.querySelector("[data-unsaved]");
    if (note) { note.hidden = !is; }
    if (is) { unsaved.add(form.id); } else { unsaved.delete(form.id); }
  };
  document.addEventListener("input", function (event) {
    var form = event.target.closest("form[data-keep]");
    if (form) { mark(form, true); }
  });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("form[data-keep]") && !(window.htmx && form.hasAttribute("hx-post"))) { mark(form, false); }
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful && event.detail.elt.matches("form[data-keep]")) { unsaved.delete(event.detail.elt.id); }
  });
  window.addEventListener("beforeunload", function (event) {
    if (unsaved.size) { event.preventDefault(); }
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    label();
    if (event.detail.target) { focus(event.detail.target); }
  });
  document.addEventListener("htmx:afterSettle", label);
  document.addEventListener("reader:turned", label);
  document.addEventListener("htmx:responseError", function () {
    said("This could not be done. Load the page again.");
    var place = document.getElementById("refused-note");
    if (place) { place.hidden = false; }
  });
  document.addEventListener("htmx:sendError", function () {
    said("The site does not answer. Nothing was kept.");
    var place = document.getElementById("refused-note");
    if (place) { place.hidden = false; }
  });
  focus(document);
  label();
})();
