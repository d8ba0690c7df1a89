import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { language, texts } from '../texts/index.ts';
import { chooseLanguage, LANGUAGES } from '../texts/language.ts';

export interface Command {
  label: string;
  icon: ReactNode;
  run: () => void;
}

/** What can be done from anywhere. */
export function useCommands(onHelp: () => void): Command[] {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const other = language === 'hi' ? 'en' : 'hi';
  return [
    {
      label: texts.shell.lightOrDark,
      icon: isDark ? <IconSun size={18} /> : <IconMoon size={18} />,
      run: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    { label: LANGUAGES[other], icon: <IconLanguage size={18} />, run: () => chooseLanguage(other) },
    { label: texts.shell.shortcuts, icon: <IconKeyboard size={18} />, run: onHelp },
  ];
}
