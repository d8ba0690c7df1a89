import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { hintInWords } from './parts/field-hints.ts';
import { watchBack } from './parts/use-back-asks.ts';
import { createQueries } from './queries.ts';
import { language, texts } from './texts/index.ts';
import { theme } from './theme.ts';

/** The server lets only style elements with this word through. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';

// Dialogs hold the page still by a style element of their own (react-remove-scroll); it needs the word too.
setNonce(styleNonce());

const queries = createQueries();
document.documentElement.lang = language;
hintInWords(document, texts.hints);
watchBack();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <Notifications position="top-right" />
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
