import { createTheme, DEFAULT_THEME, type MantineColorsTuple } from '@mantine/core';
import { texts } from './texts/index.ts';

/** Mantine's teal with deeper ends: white on the one before last and the last on the second can be read (WCAG 1.4.3). */
const [t0, t1, t2, t3, t4, t5, t6, t7] = DEFAULT_THEME.colors.teal;
const teal: MantineColorsTuple = [t0, t1, t2, t3, t4, t5, t6, t7, '#077d58', '#066649'];

const [o0, o1, o2, o3, o4, o5, o6, o7, o8] = DEFAULT_THEME.colors.orange;
const orange: MantineColorsTuple = [o0, o1, o2, o3, o4, o5, o6, o7, o8, '#a33a00'];

const closeButtonProps = { 'aria-label': texts.shell.close };

export const theme = createTheme({
  primaryColor: 'teal',
  colors: { teal, orange },
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, "Noto Sans", "Noto Sans Devanagari", sans-serif',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  autoContrast: true,
  components: {
    // Words on badges are read, not shouted, and never cut off.
    Badge: { defaultProps: { variant: 'light', tt: 'none', miw: 'max-content', fw: 600 } },
    ScrollArea: { defaultProps: { type: 'hover', scrollbarSize: 8 } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md' } } },
    // Its empty element that takes the focus is no item of a menu (axe: aria-required-children).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { closeButtonProps } },
    Notification: { defaultProps: { closeButtonProps } },
    Paper: { defaultProps: { radius: 'md' } },
  },
});
