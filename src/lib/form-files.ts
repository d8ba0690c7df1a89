/** The files that a form carries under `files`, in its order. Nothing about them has been checked. */
export async function filesOf(
  form: FormData,
): Promise<{ fileName: string; declaredType: string; bytes: Uint8Array }[]> {
  const files = form.getAll('files').filter((value) => typeof value !== 'string');
  return Promise.all(
    files.map(async (one) => ({
      fileName: one.name,
      declaredType: one.type,
      bytes: new Uint8Array(await one.arrayBuffer()),
    })),
  );
}
