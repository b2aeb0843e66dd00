// Says how many datasets have been chosen. Without it the form works the same.
for (const form of document.querySelectorAll("[data-choose]")) {
  const count = form.querySelector("[data-choose-count]");
  if (!count) continue;
  const say = () => {
    const chosen = form.querySelectorAll("input[name=dataset]:checked").length;
    count.textContent = chosen === 0 ? count.dataset.none : count.dataset.some.replace("#", String(chosen));
  };
  form.addEventListener("change", say);
  // Going back, a browser fills the boxes in again.
  addEventListener("pageshow", say);
  say();
}
