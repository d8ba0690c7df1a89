#!/usr/bin/env node
// The command line: `npx redress <command>`.
import { build } from './build.mjs';
import { root, setup } from './setup.mjs';

setup();
build();
await import(`${root}dist/src/cli.js`);
