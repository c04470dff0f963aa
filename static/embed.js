// For pages with frames of Vårdkronan: gives each frame the height that it tells of itself.
(() => {
  const frames = () => document.querySelectorAll("iframe");
  const type = "vardkronan:height";
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== type || data.version !== 1) return;
    const { height } = data;
    if (!(Number.isFinite(height) && height > 0 && height < 5e4)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source) continue;
      // Where the host counts borders as part of the height.
      const isBorderBox = getComputedStyle(frame).boxSizing === "border-box";
      const border = isBorderBox ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${Math.ceil(height) + border}px`;
      // What was kept free beyond that goes where nobody sees something move.
      if (frame.getBoundingClientRect().top + height > innerHeight) frame.style.minHeight = 0;
    }
  });
  // Frames that have told it before may tell it again; others do not know the question.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ type, version: 1 }, "*");
})();
