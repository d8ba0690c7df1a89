// `node --import ./bench/compiled.mjs bench/road.ts` runs the sources as the build compiles them. tsx keeps every function's
// name by a call of its own, a tenth of what a message costs, which nobody pays who runs what is shipped.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import ts from 'typescript';

const { config } = ts.readConfigFile(fileURLToPath(new URL('../tsconfig.json', import.meta.url)), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
const compilerOptions = { ...options, module: ts.ModuleKind.ESNext, rewriteRelativeImportExtensions: false };

// Node loads this file once more, in the thread of its hooks.
if (isMainThread) register(import.meta.url);

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = await readFile(new URL(url), 'utf8');
  const { outputText } = ts.transpileModule(source, { fileName: fileURLToPath(url), compilerOptions });
  return { format: 'module', source: outputText, shortCircuit: true };
}
