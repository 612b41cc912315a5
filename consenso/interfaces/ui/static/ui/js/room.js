// The room view ([data-fragment]): its content is replaced by what live.js gives it, and deadlines get the screen's own time.
// Safe to start twice.

function start(root) {
  for (const place of root.querySelectorAll("[data-fragment]")) {
    if (place.dataset.shows) continue;
    place.dataset.shows = "yes";
    place.addEventListener("live:words", ({ detail }) => replace(place, detail.html, detail.revision));
    showHere(place);
  }
}

function replace(place, html, revision) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const before = place.querySelector("[data-live-said]")?.textContent;
  place.replaceChildren(template.content);
  const said = place.querySelector("[data-live-said]")?.textContent;
  place.dataset.revision = revision || place.querySelector("[data-revision]")?.dataset.revision || "0";
  showHere(place);
  const status = document.querySelector("[data-live-status]");
  if (status && said !== before) status.textContent = place.dataset.changed.replace("%(what)s", said);
}

// Deadlines are given in UTC; a screen adds the time of the place where it hangs.
function showHere(place) {
  if (new Date().getTimezoneOffset() === 0) return;
  for (const time of place.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    const isToday = at.toDateString() === new Date().toDateString();
    const style = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
    const here = new Intl.DateTimeFormat(document.documentElement.lang, style).format(at);
    time.append(` · ${place.dataset.here.replace("%(time)s", here)}`);
  }
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.target));
