/** Joins paragraphs with blank lines into as few texts of at most `maxLength` characters as possible. */
export function splitText(paragraphs: readonly string[], maxLength: number): string[] {
  const texts: string[] = [];
  let current = '';
  const add = (piece: string, glue: string): void => {
    const joined = current === '' ? piece : current + glue + piece;
    if (joined.length <= maxLength || current === '') {
      current = joined;
      return;
    }
    texts.push(current);
    current = piece;
  };
  for (const paragraph of paragraphs.filter((text) => text.trim() !== '')) {
    if (paragraph.length <= maxLength) {
      add(paragraph, '\n\n');
      continue;
    }
    pieces(paragraph, maxLength).forEach((piece, index) => {
      add(piece, index === 0 ? '\n\n' : ' ');
    });
  }
  return current === '' ? texts : [...texts, current];
}

/** Sentences; a sentence that is too long alone is cut at a space, or hard where it has none. */
function pieces(paragraph: string, maxLength: number): string[] {
  return paragraph.split(/(?<=[.?!।])\s+|\n+/u).flatMap((sentence) => cut(sentence, maxLength));
}

function cut(sentence: string, maxLength: number): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > maxLength) {
    const space = rest.lastIndexOf(' ', maxLength);
    const end = space > 0 ? space : safeEnd(rest, maxLength);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Not within a surrogate pair. */
function safeEnd(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return end > 1 && code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}
