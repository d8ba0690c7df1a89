import { openStore } from '../../db/index.ts';
import { searchContract } from '../contracts/search.ts';

searchContract('FTS5', () => openStore({ file: ':memory:', stateKey: null }));
