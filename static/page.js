// Runs before anything is painted: a page in a frame fills it, it has the ground of the theme that the
// address asks for, and a static part of another view is never shown.
{
  const root = document.documentElement;
  const link = location.hash.slice(1);
  // Else the static part is all there is, whoever forbids the scripts, and has its table.
  root.dataset.vkScripts = "";
  // What a view shows, whatever data it was made with, as links write it.
  const essence = (link) => link.split("&")
    .filter((pair) => !pair.startsWith("data=") && pair !== `lang=${root.lang}` && pair !== "theme=auto")
    .sort().join("&");
  if (window !== window.parent) root.dataset.vkFramed = "";
  if (link.includes("=") && essence(link) !== essence(root.dataset.view ?? "")) {
    root.dataset.vkOther = "";
    const theme = link.split("&").findLast((pair) => pair.startsWith("theme="));
    root.dataset.theme = theme?.slice("theme=".length) ?? "auto";
  }

  // The page's ground is the paper of its widget, whatever the reader, the link or the system make of that.
  const watch = new MutationObserver(() => {
    const widget = document.querySelector("vard-kronan[data-live]")?.shadowRoot.querySelector(".vk");
    const { backgroundColor = "", color = "", colorScheme = "" } = widget ? getComputedStyle(widget) : {};
    Object.assign(root.style, { backgroundColor, color, colorScheme });
    if (widget) watch.observe(widget, { attributeFilter: ["data-theme", "style"] });
  });
  watch.observe(root, { subtree: true, attributeFilter: ["data-live"] });
}
