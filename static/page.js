// Runs before anything is painted: a page in a frame fills it, and a static part that is not what the
// address asks for is never shown.
{
  const root = document.documentElement;
  const link = location.hash.slice(1);
  // What a view shows, whatever data it was made with, as links write it.
  const essence = (link) => link.split("&")
    .filter((pair) => !pair.startsWith("data=") && pair !== `lang=${root.lang}` && pair !== "theme=auto")
    .sort().join("&");
  if (window !== window.parent) root.dataset.vkFramed = "";
  if (link.includes("=") && essence(link) !== essence(root.dataset.view ?? "")) root.dataset.vkOther = "";
}
