// Runs before the first paint, so that a chosen colour scheme, size, contrast or mode never flashes. Preferences stay in this browser.
(() => {
  const root = document.documentElement;
  root.dataset.zcScript = "on";
  for (const name of ["scheme", "size", "contrast", "mode"]) {
    try {
      const value = localStorage.getItem(`zc-${name}`);
      if (value) root.setAttribute(`data-zc-${name}`, value);
    } catch {
      return; // storage is switched off: the defaults hold
    }
  }
})();
