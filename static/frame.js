// Stands in each page of ours, before all else: what must be done though the module never arrives.
//
// In a frame the page tells the one around it how high it is, from the first paint on, and shows
// the view that it asks for.
(() => {
  const element = () => document.querySelector("vard-kronan");

  // A module that does not arrive, or that an old browser cannot read, can say nothing itself.
  const reveal = () => {
    element().dataset.fault = "unloadable";
    document.getElementById("vardkronan-fault")?.removeAttribute("hidden");
  };
  addEventListener("load", () => window.customElements?.get("vard-kronan") || reveal());
  addEventListener("error", ({ target }) => {
    if (target.localName !== "script") return;
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", reveal);
    else reveal();
  }, true);

  if (parent === window) return;
  const type = "vardkronan:height";
  let told = 0;

  // A static part of another view than the address asks for has a height that nobody needs.
  const isOther = () => "vkOther" in document.documentElement.dataset
    && !(element() && ("live" in element().dataset || "fault" in element().dataset));

  const tell = () => {
    if (isOther()) return;
    const root = document.documentElement;
    root.style.overflow = "";
    // With the height that it asks for it has no scroll bar, whose width its words have then.
    const hasBar = innerWidth > root.clientWidth;
    if (hasBar) root.style.overflow = "hidden";
    // The root is as high as what is in it, with all margins, however high the frame is.
    const height = Math.ceil(root.getBoundingClientRect().height);
    // A bar that nothing but its own width makes necessary would stay for ever.
    if (hasBar && height > innerHeight) root.style.overflow = "";
    if (height === told) return;
    told = height;
    if (height === 0) return;
    parent.postMessage({ type, version: 1, id: name || null, height }, "*");
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  };

  const show = (view) => {
    if (element()) element().view = view;
    else document.addEventListener("DOMContentLoaded", () => element() && show(view), { once: true });
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.version !== 1) return;
    if (data.type === "vardkronan:view" && typeof data.view === "string") show(data.view);
    // A host whose listener comes late asks.
    if (data.type === type) {
      told = 0;
      tell();
    }
  });
  // A frame later: what it does to the scroll bar must not be what it hears of next.
  new ResizeObserver(() => requestAnimationFrame(tell)).observe(document.documentElement);
  // What is live, or has failed, has another height.
  const attributeFilter = ["data-live", "data-fault"];
  new MutationObserver(tell).observe(document.documentElement, { subtree: true, attributeFilter });
  // Browsers do not observe frames that nobody sees yet; these shall have their place all the same.
  for (const name of ["DOMContentLoaded", "load", "resize", "vardkronan-ready", "vardkronan-change"]) {
    addEventListener(name, tell);
  }
})();
