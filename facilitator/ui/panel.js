// Runs once for each panel. Gradio gives `element`, `trigger` and `watch`, and updates the panel in place.
const opened = new Map();

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.cancel) trigger("cancel", {});
});

// What the visitor opened or closed stays so when the panel is drawn again.
element.addEventListener("click", (event) => {
  const details = event.target.closest("summary")?.parentElement;
  if (details?.dataset.node) opened.set(details.dataset.node, !details.open);
});
watch("value", () => {
  for (const details of element.querySelectorAll("details[data-node]"))
    if (opened.has(details.dataset.node)) details.open = opened.get(details.dataset.node);
});
