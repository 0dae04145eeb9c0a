// Keys for the desk. Every action here is a form or a link that works without this script.
// It runs before the page is loaded: keys pressed until then are queued.
"use strict";
document.documentElement.classList.add("scripted");
const early = [];
let handle = (event) => early.push(event);
document.addEventListener("keydown", (event) => handle(event));
document.addEventListener("DOMContentLoaded", () => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const keys = document.getElementById("keys");
  const dismiss = document.getElementById("dismiss");
  const items = all(".item");
  let at = -1;

  const select = (index) => {
    if (!items.length) return;
    if (at >= 0) items[at].classList.remove("selected");
    at = Math.max(0, Math.min(items.length - 1, index));
    items[at].classList.add("selected");
    items[at].querySelector(".open").focus();
    items[at].scrollIntoView({ block: "nearest" });
  };

  const follow = (selector) => { const link = one(selector); if (link) link.click(); };

  const openDismissal = () => {
    if (!dismiss) return;
    dismiss.classList.add("shown");
    const button = one("[data-open=dismiss]");
    if (button) button.setAttribute("aria-expanded", "true");
    dismiss.querySelector("input[type=radio]").focus();
  };

  const showSelected = () => {
    const count = all(".item input:checked").length;
    const shown = one("[data-selected]");
    if (shown) shown.textContent = String(count);
    const box = document.getElementById("bulk-box");
    if (box && count) box.open = true;
  };

  // On the list a decision goes to the selected flag: its page has the form.
  const decideHere = (verdict) => {
    if (at < 0 || !items.length) return;
    const number = items[at].dataset.flag;
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/flags/" + number + "/decide" + location.search;
    const put = (name, value) => { const f = document.createElement("input"); f.type = "hidden"; f.name = name; f.value = value; form.append(f); };
    put("csrftoken", one("#bulk input[name=csrftoken]").value);
    put("verdict", verdict);
    document.body.append(form);
    form.submit();
  };

  // The policy of the desk allows no style attributes: the order of the results is set here.
  const sortResults = () => {
    all("[data-by-text]").forEach((row) => ["by-text", "by-result", "by-source"].forEach((name) => row.style.setProperty("--" + name, row.getAttribute("data-" + name))));
    all("[data-sort]").forEach((choices) => { choices.hidden = false; });
  };

  const typing = (target) => target.matches("input[type=text], input[type=search], textarea, select");

  const onList = { j: () => select(at + 1), k: () => select(at - 1), c: () => decideHere("confirmed"), f: () => decideHere("fixed"), l: () => decideHere("later"),
    d: () => { if (at >= 0) location.href = items[at].querySelector(".open").href + "#dismiss"; },
    x: () => { if (at >= 0) { items[at].querySelector("input").click(); } },
    u: () => { const form = one("[data-undo]"); if (form) form.requestSubmit(); } };
  const onFlag = { j: () => follow("a[rel=next]"), k: () => follow("a[rel=prev]"), b: () => follow("[data-back]"), d: openDismissal };

  handle = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") { keys.showModal(); event.preventDefault(); return; }
    if (keys.open) return;
    const number = "123456".indexOf(event.key);
    if (dismiss && dismiss.classList.contains("shown") && number >= 0) {
      const radio = dismiss.querySelectorAll("input[type=radio]")[number];
      if (radio) { radio.checked = true; radio.focus(); event.preventDefault(); }
      return;
    }
    if (dismiss && dismiss.classList.contains("shown") && event.key === "Enter" && event.target.matches("input[type=radio]")) {
      dismiss.requestSubmit(); event.preventDefault(); return;
    }
    if (event.key === "Enter" && at >= 0 && event.target === document.body) { items[at].querySelector(".open").click(); return; }
    const action = (items.length ? onList : onFlag)[event.key];
    if (action) { action(); event.preventDefault(); return; }
    const button = one("button[data-key='" + CSS.escape(event.key) + "']") || (event.key === "u" && one("[data-undo] button"));
    if (button) { button.click(); event.preventDefault(); }
  };

  all("[data-help]").forEach((button) => button.addEventListener("click", () => keys.showModal()));
  all("[data-open=dismiss]").forEach((button) => button.addEventListener("click", openDismissal));
  all(".item input").forEach((box) => box.addEventListener("change", showSelected));
  sortResults();
  if (location.hash === "#dismiss") openDismissal();
  early.forEach((event) => handle(event));
});
