import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { WRITTEN } from '../services/playground/view.ts';
import type { HttpDeps } from './deps.ts';
import { parseBody } from './parse.ts';
import { dataHeaders, originsOf, pageHeaders, sameOrigin } from './policy.ts';

const MAX_TEXT = 4000;
const openSchema = z.object({ brandId: z.string().max(60).optional(), personId: z.string().max(60).default('') });
const inputSchema = z.object({
  side: z.enum(WRITTEN),
  text: z.string().max(MAX_TEXT).default(''),
  choiceId: z.string().max(256).exactOptional(),
});
const webhookSchema = z.object({
  address: z.url().max(MAX_TEXT),
  params: z.record(z.string().max(64), z.string().max(MAX_TEXT)).refine((params) => Object.keys(params).length <= 40),
  /** Whether somebody plays the agent. */
  isAgentThere: z.boolean().default(false),
});

const SCRIPT = 'text/javascript; charset=utf-8';
/** The phone of `redress call`, as it was compiled: the page follows TwiML by the same code. */
const PHONE = import.meta.url.includes('/dist/src/') ? '../../phone/' : '../../../dist/src/phone/';
const FILES = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/playground.js': ['playground.js', SCRIPT],
  '/call.js': ['call.js', SCRIPT],
  '/voice.js': ['voice.js', SCRIPT],
  '/phone/line.js': [`${PHONE}line.js`, SCRIPT],
  '/phone/phone.js': [`${PHONE}phone.js`, SCRIPT],
  '/phone/twiml.js': [`${PHONE}twiml.js`, SCRIPT],
  '/playground.css': ['playground.css', 'text/css; charset=utf-8'],
} as const;

interface PlaygroundEnv {
  Variables: { brandIds: string[] };
}

/**
 * The page where flows are tried, and what it asks for. Where the demo runs anybody may; otherwise one has to be signed
 * in, and sees the brands that one may see. What happens in it stays in it.
 */
export function playgroundRoutes(deps: HttpDeps) {
  const admitted = createMiddleware<PlaygroundEnv>(async (context, next) => {
    const all = deps.brands.map(({ id }) => id);
    const user = deps.isDemo ? null : await deps.auth.signedIn(context.req.raw.headers);
    if (!deps.isDemo && user === null) throw new AppError('auth.required', 'sign in first');
    const seen = user?.brandIds ?? null;
    context.set('brandIds', seen === null ? all : all.filter((id) => seen.includes(id)));
    await next();
  });
  const find = (context: Context<PlaygroundEnv>) => {
    const playground = deps.playgrounds.get(context.req.param('id') ?? '');
    if (playground === null) throw new AppError('not-found', 'this playground was closed; start again');
    if (!context.var.brandIds.includes(playground.brandId)) throw new AppError('not-found', 'no such playground');
    return playground;
  };

  const api = new Hono<PlaygroundEnv>()
    .use(dataHeaders)
    .use(sameOrigin(originsOf(deps.publicUrl)))
    .use(admitted)
    .post('/sessions', async (context) => {
      const { brandId, personId } = await parseBody(openSchema, context);
      const { brandIds } = context.var;
      const wanted = brandId ?? brandIds[0];
      if (wanted === undefined || !brandIds.includes(wanted)) throw new AppError('not-found', 'no such brand');
      const { id, playground } = await deps.playgrounds.open(wanted, personId);
      const { people, person, call } = playground;
      const brands = deps.brands
        .filter((brand) => brandIds.includes(brand.id))
        .map(({ id: brandId, name }) => ({ id: brandId, name }));
      const view = await playground.view();
      return context.json({ id, brandId: wanted, brands, people, person, address: call.address, view }, 201);
    })
    .post('/sessions/:id/lines', async (context) =>
      context.json(await find(context).play(await parseBody(inputSchema, context))),
    )
    .post('/sessions/:id/webhooks', async (context) => {
      const { call, view } = find(context);
      const { address, params, isAgentThere } = await parseBody(webhookSchema, context);
      await call.setAgent(isAgentThere);
      return context.json({ ...(await call.post(address, params)), view: await view() });
    });

  const app = new Hono().route('/api', api);
  for (const [path, [file, type]] of Object.entries(FILES)) {
    app.get(path, pageHeaders, async (context) => {
      const body = await readFile(new URL(`./playground/${file}`, import.meta.url), 'utf8');
      return context.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' });
    });
  }
  return app;
}
