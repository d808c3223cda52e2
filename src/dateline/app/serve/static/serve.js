// The reading view lights the other side, jobs are followed, dropped files are shown. Every page works without it.
"use strict";

(() => {
  const byClaim = new Map();

  function claimsOf(element) {
    const one = element.closest("[data-claim], [data-claims]");
    if (!one) return [];
    return (one.dataset.claim || one.dataset.claims).split(" ");
  }

  function index(root) {
    for (const element of root.querySelectorAll("[data-claim], [data-claims]"))
      for (const claim of claimsOf(element)) {
        if (!byClaim.has(claim)) byClaim.set(claim, []);
        byClaim.get(claim).push(element);
      }
  }

  let lit = [];
  function light(claims) {
    for (const element of lit) element.classList.remove("lit");
    lit = claims.flatMap((claim) => byClaim.get(claim) || []);
    for (const element of lit) element.classList.add("lit");
  }

  function toward(event) {
    light(event.target instanceof Element ? claimsOf(event.target) : []);
  }

  function show(claim, side) {
    const other = (byClaim.get(claim) || []).find((element) => !side.contains(element));
    if (other) other.scrollIntoView({ block: "nearest" });
  }

  function read(reading) {
    index(reading);
    reading.addEventListener("mouseover", toward);
    reading.addEventListener("focusin", toward);
    reading.addEventListener("mouseleave", () => light([]));
    reading.addEventListener("click", (event) => {
      const [claim] = event.target instanceof Element && !event.target.closest("a[href^='/']") ? claimsOf(event.target) : [];
      const side = event.target.closest("section");
      if (claim && side) show(claim, side);
    });
    const asked = location.hash.startsWith("#at-") ? location.hash.slice(4) : location.hash.slice(1);
    if (byClaim.has(asked)) {
      light([asked]);
      for (const element of byClaim.get(asked)) if (element.matches(".entry, .ref")) element.scrollIntoView({ block: "center" });
    }
  }

  // Characters as the case counts them; where the page has two for the end of a line, the browser has one.
  function counted(words, piece) {
    return [...words].length + ("wide" in piece.dataset ? words.split("\n").length - 1 : 0);
  }

  function until(piece, node, offset) {
    const range = document.createRange();
    range.setStart(piece, 0);
    range.setEnd(node, offset);
    return Number(piece.dataset.at) + counted(range.toString(), piece);
  }

  // Where on the page the selected words stand, "start-end"; numbers and days between them are not of the page.
  function placed(range, text) {
    const pieces = [...text.querySelectorAll("[data-at]")].filter((piece) => range.intersectsNode(piece));
    if (!pieces.length) return "";
    const [first, last] = [pieces[0], pieces[pieces.length - 1]];
    const start = first.contains(range.startContainer) ? until(first, range.startContainer, range.startOffset) : Number(first.dataset.at);
    const end = last.contains(range.endContainer) ? until(last, range.endContainer, range.endOffset) : until(last, last, last.childNodes.length);
    return start < end ? `${start}-${end}` : "";
  }

  // Words that are selected on a page can be the source of the claim that was pointed at last, or be judged themselves.
  function offer(reading) {
    const bar = document.getElementById("chosen");
    if (!bar) return;
    const text = document.getElementById("text");
    let claim = "";
    reading.addEventListener("click", (event) => {
      const [found] = event.target instanceof Element ? claimsOf(event.target) : [];
      if (found && byClaim.has(found)) claim = found;
    });
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      const words = chosen.toString().trim();
      const within = words && chosen.rangeCount && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
      const place = within ? placed(chosen.getRangeAt(0), text) : "";
      bar.hidden = !place;
      if (bar.hidden) return;
      bar.querySelector("q").textContent = words.length > 120 ? `${words.slice(0, 120)} …` : words;
      document.getElementById("is-more").href = `${bar.dataset.judge}?at=${place}`;
      const entry = document.getElementById(claim);
      const short = words.length < 200 && !words.includes("\n");
      const link = document.getElementById("is-source");
      link.hidden = !(entry && short);
      bar.querySelector("span").hidden = Boolean(entry) || !short;
      if (link.hidden) return;
      link.textContent = `is the source of claim ${entry.querySelector(".number").textContent}`;
      link.href = `/claims/${claim}?source=${encodeURIComponent(words)}#judge`;
    });
  }

  function follow(place) {
    const events = new EventSource(place.dataset.events);
    const steps = place.querySelector("ol");
    events.addEventListener("steps", (event) => {
      steps.replaceChildren(...JSON.parse(event.data).map(([stage, done, total]) => {
        const item = document.createElement("li");
        item.textContent = total ? `${stage} ${done} / ${total}` : stage;
        const bar = document.createElement("progress");
        bar.max = total || 1;
        bar.value = done;
        bar.setAttribute("aria-label", stage);
        item.append(" ", bar);
        return item;
      }));
    });
    events.addEventListener("end", (event) => {
      events.close();
      const { error, then } = JSON.parse(event.data);
      if (error) location.reload();
      else location.replace(then);
    });
  }

  function drop(area) {
    const input = area.querySelector("input");
    const list = document.getElementById("dropped");
    const tell = () => list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }));
    input.addEventListener("change", tell);
    for (const name of ["dragover", "dragenter"]) area.addEventListener(name, (event) => { event.preventDefault(); area.classList.add("over"); });
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      area.classList.remove("over");
      input.files = event.dataTransfer.files;
      tell();
    });
  }

  // A map that is wider than the window begins in its middle, around which events take place.
  function centre() {
    for (const map of document.querySelectorAll(".map .scroll")) map.scrollLeft = (map.scrollWidth - map.clientWidth) / 2;
  }

  document.addEventListener("htmx:afterSettle", centre);
  document.addEventListener("DOMContentLoaded", () => {
    centre();
    const reading = document.querySelector(".reading");
    if (reading) {
      read(reading);
      offer(reading);
    }
    const job = document.getElementById("job");
    if (job) follow(job);
    const area = document.getElementById("drop");
    if (area) drop(area);
  });
})();
