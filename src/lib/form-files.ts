import { AppError } from '../core/errors.ts';

/** Most parts of a form: some fields and the files. More of them than that is made to keep us busy. */
const MAX_PARTS = 200;

/** A form with files as browsers send it. @throws AppError `input.invalid` where it is none */
export async function readForm(request: Request, maxParts = MAX_PARTS): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  const [, quoted, plain] = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new AppError('input.invalid', 'send it as multipart/form-data');
  const bytes = Buffer.from(await request.arrayBuffer());
  if (countUpTo(bytes, `--${boundary}`, maxParts + 2) > maxParts + 1) {
    throw new AppError('input.invalid', `a form has at most ${maxParts} parts`);
  }
  return new Response(bytes, { headers: { 'content-type': type } }).formData().catch((cause: unknown) => {
    throw new AppError('input.invalid', 'this form is broken', { cause });
  });
}

function countUpTo(bytes: Buffer, mark: string, limit: number): number {
  let count = 0;
  for (let at = bytes.indexOf(mark); at !== -1 && count < limit; at = bytes.indexOf(mark, at + mark.length)) count += 1;
  return count;
}

/** The files that a form carries under `files`, in its order. Nothing about them has been checked. */
export async function filesOf(
  form: FormData,
): Promise<{ fileName: string; declaredType: string; bytes: Uint8Array }[]> {
  return readFiles(form.getAll('files'));
}

/** The same for whatever stands in a form under any name. */
export async function readFiles(
  values: Iterable<FormDataEntryValue>,
): Promise<{ fileName: string; declaredType: string; bytes: Uint8Array }[]> {
  const files = [...values].filter((value) => typeof value !== 'string');
  return Promise.all(
    files.map(async (one) => ({
      fileName: one.name,
      declaredType: one.type,
      bytes: new Uint8Array(await one.arrayBuffer()),
    })),
  );
}
