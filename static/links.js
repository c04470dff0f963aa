// Links in a frame that may open no page: there one would do nothing and say nothing.

/** Opens the links in a shadow root, or shows their addresses; `words` gives what stands before one. */
function followLinks(root, words) {
  let told = null;

  const tell = (link) => {
    const line = document.createElement("p");
    line.setAttribute("part", "address");
    line.setAttribute("role", "status");
    const address = document.createElement("code");
    address.textContent = link.href;
    const place = link.closest(".vk");
    const top = link.getBoundingClientRect().bottom - place.getBoundingClientRect().top;
    line.style.top = `${top}px`;
    place.append(line);
    told = line;
    // What is there already when it gets its words is read out.
    setTimeout(() => line.append(words(), " ", address));
  };

  root.addEventListener("click", (event) => {
    if (told?.contains(event.target)) return;
    told?.remove();
    const link = event.target.closest("a[target]");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    let opened = null;
    try {
      opened = open(link.href, "_blank");
    } catch {
      // Firefox says by an error that it may open none.
    }
    if (opened) opened.opener = null;
    else tell(link);
  });
  root.addEventListener("keydown", ({ key }) => key === "Escape" && told?.remove());
}
