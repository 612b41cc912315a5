// data-behaviour="live": a place of a page that follows a draft by server-sent events (data-address), from data-revision on.
// With data-fragment it is the room view: what comes is given to room.js, as the event live:words. Else it says that the draft
// has changed, and changes nothing of what somebody reads or writes. A page that nobody sees holds no stream: a browser has
// but six connections to a host. Safe to start twice.

const STAYS_SIGNED_IN = 10 * 60 * 1000; // a screen in a room is in use, though nobody touches it

function start(root) {
  for (const place of root.querySelectorAll('[data-behaviour="live"]')) {
    if (!place.dataset.started) follow(place);
  }
}

function follow(place) {
  place.dataset.started = "yes";
  let source = null;
  let isOver = false;
  const isRoom = "fragment" in place.dataset;

  function open() {
    if (source || isOver || document.hidden) return;
    const address = new URL(place.dataset.address, location.href);
    address.searchParams.set("since", place.dataset.revision);
    source = new EventSource(address);
    source.addEventListener("open", () => show("lost", false));
    source.addEventListener("room", (event) => give(event.data, event.lastEventId));
    source.addEventListener("revision", (event) => {
      if (Number(event.data) > Number(place.dataset.revision)) show("changed", true);
    });
    source.addEventListener("end", end);
    source.addEventListener("error", () => {
      show("lost", true);
      // Refused for good, or for now (too many streams): the browser does not ask again by itself.
      if (source && source.readyState === EventSource.CLOSED) {
        close();
        setTimeout(isRoom ? refresh : open, (isRoom ? 15000 : 60000) * (0.5 + Math.random()));
      }
    });
  }

  function close() {
    if (source) source.close();
    source = null;
  }

  function end() {
    isOver = true;
    close();
    // What is confidential leaves a screen in the room; what somebody writes on another page stays.
    isRoom ? location.reload() : show("ended", true);
  }

  async function refresh() {
    if (isOver || document.hidden) return;
    try {
      const answer = await fetch(place.dataset.fragment, { redirect: "manual" });
      // A redirect leads to the sign-in.
      if (answer.type === "opaqueredirect" || [403, 404].includes(answer.status)) return end();
      if (answer.ok) give(await answer.text(), "");
    } catch {} // no network, or no server: the screen keeps what it shows, and says so
    open();
  }

  function give(html, revision) {
    place.dispatchEvent(new CustomEvent("live:words", { detail: { html, revision } }));
  }

  function show(name, isShown) {
    for (const note of document.querySelectorAll(`[data-live-${name}]`)) note.hidden = !isShown;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  if (isRoom) setInterval(refresh, STAYS_SIGNED_IN);
  open();
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.target));
