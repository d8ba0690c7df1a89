import type { Texts } from '../texts/index.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * The browser says what is wrong with a field in its own language, which may be another than the console's: here it is
 * told what to say. Its words are taken back before it looks again, since they would count as a fault themselves.
 */
export function hintInWords(page: Document, hints: Texts['hints']): void {
  const hinted = new Set<Field>();
  const takeBack = (field: EventTarget | null): void => {
    if (!isField(field) || !hinted.delete(field)) return;
    field.setCustomValidity('');
  };
  const listen = (event: string, act: (target: EventTarget | null) => void): void =>
    page.addEventListener(event, ({ target }) => act(target), { capture: true });

  listen('input', takeBack);
  listen('change', takeBack);
  // Before the click sends a form, also that of the Enter key: a value may have been filled in by us meanwhile.
  listen('click', () => {
    for (const field of hinted) field.setCustomValidity('');
    hinted.clear();
  });
  listen('invalid', (field) => {
    if (!isField(field)) return;
    const hint = hintFor(field, hints);
    if (hint === null) return;
    field.setCustomValidity(hint);
    hinted.add(field);
  });
}

function hintFor(field: Field, hints: Texts['hints']): string | null {
  const { validity } = field;
  if (validity.customError) return null;
  if (validity.valueMissing) return hints.empty;
  const limits = field instanceof HTMLInputElement ? field : null;
  if (validity.tooShort) return hints.tooShort(String(limits?.minLength ?? ''));
  if (validity.typeMismatch) return limits?.type === 'email' ? hints.email : hints.url;
  if (validity.rangeUnderflow) return hints.tooLow(limits?.min ?? '');
  if (validity.rangeOverflow) return hints.tooHigh(limits?.max ?? '');
  return hints.wrong;
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
