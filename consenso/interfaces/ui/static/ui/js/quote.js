// data-behaviour="quote": an article whose paragraphs (data-address) have addresses of their own. Where the reader selects
// words of one, the link in [data-quote-offer] leads to the address of these words; without a selection it is hidden.
// Of a selection over several paragraphs the words of the first count. Safe to start twice.

function chosen(article) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const start = range.startContainer;
  const element = start.nodeType === Node.TEXT_NODE ? start.parentElement : start;
  const paragraph = element.closest("[data-address]");
  if (!paragraph || !article.contains(paragraph)) return null;
  if (!paragraph.contains(range.endContainer)) range.setEnd(paragraph, paragraph.childNodes.length);
  const words = range.toString().replace(/\s+/g, " ").trim();
  if (!words) return null;
  return `${paragraph.dataset.address}?${new URLSearchParams({ quote: words.slice(0, 1000) })}`;
}

function start(root) {
  for (const article of root.querySelectorAll('[data-behaviour="quote"]')) {
    if (article.dataset.started) continue;
    article.dataset.started = "yes";
    const offer = article.querySelector("[data-quote-offer]");
    document.addEventListener("selectionchange", () => {
      // What has the focus stays: a selection that ends because the link was reached does not take it away.
      if (offer.contains(document.activeElement)) return;
      const address = chosen(article);
      offer.hidden = !address;
      if (address) offer.querySelector("a").href = address;
    });
  }
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.target));
