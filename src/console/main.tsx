import '@mantine/core/styles.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api.ts';
import { App } from './app.tsx';

const theme = createTheme({
  primaryColor: 'teal',
  // The lighter shades are too pale to read as text on white (WCAG 1.4.3).
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, "Noto Sans", "Noto Sans Devanagari", sans-serif',
});
/** Events refresh at once; this is the net below them, milliseconds. */
const LOOK_EVERY_MS = 15_000;
const queries = new QueryClient({
  defaultOptions: {
    queries: { refetchInterval: LOOK_EVERY_MS, retry: (count, error) => !(error instanceof ApiError) && count < 2 },
  },
});

/** The server lets only style elements with this word through. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
