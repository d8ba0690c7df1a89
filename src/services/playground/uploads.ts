import type { SeenLink, Uploads } from '../uploads.ts';
import type { Playgrounds } from './sessions.ts';

/** The same page for links that were sent in a playground: where our own shop knows none, those that are open are asked. */
export function alsoInPlaygrounds(own: Uploads, playgrounds: Playgrounds): Uploads {
  /** Who has sent this link, and what its page shows. */
  async function find(token: string): Promise<{ uploads: Uploads; page: SeenLink }> {
    const page = await own.look(token);
    if (page.link !== null) return { uploads: own, page };
    for (const { uploads } of playgrounds.all()) {
      const theirs = await uploads.look(token);
      if (theirs.link !== null) return { uploads, page: theirs };
    }
    return { uploads: own, page };
  }
  return {
    look: async (token) => (await find(token)).page,
    take: async (token, files) => (await find(token)).uploads.take(token, files),
    text: (key, link) => own.text(key, link),
  };
}
