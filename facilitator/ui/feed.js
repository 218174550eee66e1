// Runs once. Gradio gives `element`, `trigger`, `props` and `watch`; the template is empty, so what stands in `element`
// is ours. The server sends the lines that are new, and is told with the next request what is on this page by now.
let run = null;
let count = 0;
let feed, note, log;

function build() {
  feed = document.createElement("div");
  feed.className = "fr feed";
  note = document.createElement("p");
  log = document.createElement("div");
  log.setAttribute("role", "log");
  log.setAttribute("aria-label", "Posts");
  feed.append(note, log);
  element.append(feed);
}

function tell(posts) {
  const hidden = posts - log.querySelectorAll("article").length;
  note.className = posts ? "note" : "empty";
  note.textContent = posts ? `${hidden} earlier ${hidden === 1 ? "post" : "posts"} not shown.` :
    "Press Play or Step, or write the first post yourself.";
  note.hidden = posts > 0 && hidden === 0;
}

watch("value", () => {
  const sent = props.value;
  if (!sent?.lines) return;
  if (!feed) build();
  if (sent.run !== run) {
    log.replaceChildren();
    run = sent.run;
    count = sent.start;
  }
  if (sent.start > count) {  // lines are missing: the next answer brings all
    run = null;
    props.value = { shown: {} };
    return;
  }
  const own = log.querySelectorAll(".post.own").length;
  const lines = sent.lines.slice(count - sent.start);
  log.insertAdjacentHTML("beforeend", lines.join(""));
  count += lines.length;
  while (log.childElementCount > sent.most) log.firstElementChild.remove();
  for (const button of log.querySelectorAll("[data-reply]"))
    button.setAttribute("aria-pressed", String(button.dataset.reply === sent.answering));
  tell(sent.posts);
  // The visitor's own new post comes into sight, wherever they were reading.
  const mine = log.querySelectorAll(".post.own");
  if (mine.length > own) mine[mine.length - 1].scrollIntoView({ block: "nearest" });
  props.value = { shown: sent.shown };
});

element.addEventListener("click", (event) => {
  const post = event.target.closest("button")?.dataset.reply;
  if (post) trigger("reply", { post });
});
