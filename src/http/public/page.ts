import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Brand } from '../../core/brand.ts';
import { AppError } from '../../core/errors.ts';
import { PAGE_LANGUAGES, type PageLanguage, type PageTexts, pageTexts } from './texts.ts';

/** What `hono/html` makes: everything put into it is escaped. */
export type Html = ReturnType<typeof html>;

export interface Reader {
  language: PageLanguage;
  texts: PageTexts;
  nonce: string;
  /** The same page in the other language. */
  other: string;
}

export interface View extends Reader {
  brand: Brand;
}

/** By `?lang=`, else by what the browser asks for, else the brand's first. @throws AppError `not-found` */
export function viewOf(context: Context, brands: readonly Brand[], brandId: string): View {
  const brand = brands.find(({ id }) => id === brandId);
  if (brand === undefined) throw new AppError('not-found', 'there is no such shop here');
  return { brand, ...readerOf(context, brand.languages) };
}

/** Who reads a page that is of no brand alone. */
export function readerOf(context: Context, languages: readonly string[]): Reader {
  const asked = [context.req.query('lang') ?? '', context.req.header('accept-language')?.slice(0, 2) ?? ''];
  const wanted = [...asked, ...languages, 'en'];
  const language =
    wanted.map((one) => PAGE_LANGUAGES.find((known) => known === one)).find((one) => one !== undefined) ?? 'en';
  const path = new URL(context.req.url).pathname;
  return {
    language,
    texts: pageTexts[language],
    nonce: String(context.get('secureHeadersNonce') ?? ''),
    other: `${path}?lang=${language === 'en' ? 'hi' : 'en'}`,
  };
}

/** Light, without scripts, readable in a narrow frame and on paper. */
export function page(view: View, title: string, main: Html | Promise<Html>) {
  return frame(view, { title, name: view.brand.name }, main);
}

/** The same for a page of all brands: `name` stands below its title. */
export function frame(
  { language, texts, nonce, other }: Reader,
  { title, name }: { title: string; name: string },
  main: Html | Promise<Html>,
) {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${[title, name].filter((part) => part !== '').join(' · ')}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --ground: light-dark(#fff, #161918); --soft: light-dark(#4d5853, #a9b5b0); --line: light-dark(#d5ddd9, #363d3b); --accent: light-dark(#087f5b, #38d9a9); --on-accent: light-dark(#fff, #06231a); --bad: light-dark(#b42318, #ff9a90); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans Devanagari", sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
h1 { margin: 0; font-size: 1.5rem; } h2 { margin: 1.75rem 0 .5rem; font-size: 1.15rem; }
p { margin: .5rem 0; color: var(--soft); } p.bad { color: var(--bad); }
dl { margin: .5rem 0; display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: .35rem 1rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
ol { padding-left: 1.2rem; } a { color: var(--accent); }
label { display: block; margin: 1rem 0 .3rem; font-weight: 600; }
input { font: inherit; width: min(100%, 18rem); padding: .5rem .6rem; border: 1px solid var(--soft); border-radius: .4rem; background: transparent; color: inherit; }
button { font: inherit; font-weight: 600; margin-top: 1rem; padding: .55rem 1.1rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { :root { color-scheme: light; } form, nav, .only-screen { display: none; } main { padding: 0; } a { color: inherit; } }
</style>
</head>
<body><main>
<header><h1>${title}</h1><a class="only-screen" href="${other}" lang="${language === 'en' ? 'hi' : 'en'}">${texts.otherLanguage}</a></header>
${name === '' ? '' : html`<p>${name}</p>`}
${main}
</main></body>
</html>`;
}
