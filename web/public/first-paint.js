// Runs before the first paint, so that a chosen theme or density never flashes in late. Kept apart from the
// bundle because the content security policy allows no inline script. The same key and names are written by
// web/lib/preferences.ts; first-paint.test.ts holds the two together.
(() => {
  try {
    const stored = JSON.parse(localStorage.getItem('callboard.preferences') || '{}');
    if (stored.theme === 'light' || stored.theme === 'dark')
      document.documentElement.dataset.theme = stored.theme;
    if (stored.density === 'compact') document.documentElement.dataset.density = stored.density;
  } catch {
    // Storage may be blocked or hold something else: the defaults are right then.
  }
})();
