export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'aac-theme';

export function presentTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    // The browser keeps nothing for this page.
    return 'system';
  }
}

/** Shows it, and remembers it for the next visit. */
export function chooseTheme(theme: Theme): void {
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It is shown all the same.
  }
}

/** Shows the theme of the last visit, and what the system says from then on. */
export function startTheme(): void {
  show(presentTheme());
  window
    .matchMedia('(prefers-color-scheme: dark)')
    .addEventListener('change', () => show(presentTheme()));
}

function show(theme: Theme): void {
  const isDark =
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}
