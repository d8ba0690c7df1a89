// Who may import whom. Each rule says why; it is what a newcomer reads when it fails.

/** Packages that only one folder may use. */
const confined = (name, packages, home, why) => ({
  name,
  severity: 'error',
  comment: why,
  from: { path: '^(src|channels|flows|db)/', pathNot: home },
  to: { dependencyTypesNot: ['core'], path: `(^|/)node_modules/(${packages})(/|$)` },
});

/** A folder's own code may be imported only as listed. */
const only = (name, folder, allowed, why) => ({
  name,
  severity: 'error',
  comment: why,
  from: { path: `^${folder}/` },
  to: { path: '^(src|channels|flows|db|test|bench)/', pathNot: `^(${[folder, ...allowed].join('|')})(/|$)` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      from: { path: '^(src|channels|flows|db)/' },
      to: { circular: true },
    },
    only(
      'core-stands-alone',
      'src/core',
      [],
      'core is the vocabulary: it must be readable and testable without anything else.',
    ),
    {
      name: 'core-knows-only-zod',
      severity: 'error',
      comment: 'A package in core would be a package everywhere.',
      from: { path: '^src/core/' },
      to: { dependencyTypesNot: ['local', 'type-only'], path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    only(
      'lib-knows-core-only',
      'src/lib',
      ['src/core'],
      'lib holds tiny domain-free pieces; it may implement ports of core.',
    ),
    only(
      'engine-is-pure',
      'src/engine',
      ['src/core'],
      'the engine is a function of state and input; flows and effects are handed in.',
    ),
    only('flows-are-data', 'flows', ['src/core'], 'a flow must not know how it is run, stored or shown.'),
    only(
      'services-use-ports',
      'src/services',
      ['src/core', 'src/engine', 'src/lib'],
      'use cases work on ports, so that databases, queues and channels can be exchanged.',
    ),
    only('db-knows-ports', 'db', ['src/core', 'src/lib'], 'the store implements ports of core and nothing else.'),
    only(
      'queue-knows-ports',
      'src/queue',
      ['src/core', 'src/lib'],
      'the queue implements a port of core and nothing else.',
    ),
    only(
      'advice-knows-ports',
      'src/advice',
      ['src/core', 'src/lib'],
      'a second reader implements a port of core and nothing else.',
    ),
    only(
      'orders-know-ports',
      'src/orders',
      ['src/core', 'src/lib'],
      'order sources implement a port of core and nothing else.',
    ),
    only(
      'http-has-no-rules',
      'src/http',
      ['src/core', 'src/services', 'src/lib'],
      'routes translate; what is decided is decided in services.',
    ),
    only(
      'phone-is-a-client',
      'src/phone',
      ['src/core', 'src/lib'],
      'the test phone sees of us what Twilio sees: webhooks.',
    ),
    only(
      'backup-knows-core',
      'src/backup',
      ['src/core', 'src/lib'],
      'the database is handed in: it knows how it is copied.',
    ),
    only(
      'terminal-is-a-client',
      'src/terminal',
      ['src/core', 'src/lib'],
      'the terminal chat sees of us what a browser sees.',
    ),
    {
      name: 'channels-are-islands',
      severity: 'error',
      comment: 'A channel that needs another one cannot be removed; what they share belongs to core.',
      from: { path: '^channels/([^/]+)/' },
      to: { path: '^(src|channels|flows|db)/', pathNot: '^(src/core|src/lib|channels/$1)/' },
    },
    {
      name: 'console-imports-types-only',
      severity: 'error',
      comment: 'Server code must not end up in a browser.',
      from: { path: '^src/console/' },
      to: {
        path: '^(src|channels|flows|db)/',
        pathNot: '^src/console/',
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    confined(
      'channel-packages',
      '@whiskeysockets/baileys|twilio|imapflow|nodemailer|mailparser|html-to-text',
      '^channels/',
      'provider packages stay in their channel.',
    ),
    confined(
      'queue-packages',
      'bullmq|bullmq-otel|@opentelemetry|ioredis|@electric-sql/pglite',
      '^src/queue/',
      'the queue can be exchanged as long as nobody else knows it.',
    ),
    confined(
      'store-packages',
      'drizzle-orm|better-sqlite3',
      '^db/',
      'the store can be exchanged as long as nobody else knows it.',
    ),
    confined(
      'postgres-driver',
      'pg',
      '^(src/queue|db)/',
      'the embedded queue speaks to PGlite with it, the store to PostgreSQL.',
    ),
    confined('web-packages', 'hono|@hono|prom-client', '^src/(http|console)/', 'HTTP stays at the edge.'),
    confined(
      'sign-in-package',
      'better-auth',
      '^(src/http|db)/',
      'sign-in lives in http; db only hands it the tables.',
    ),
    confined(
      'console-packages',
      'react|react-dom|@mantine|@tanstack|@tabler|recharts|wouter|qrcode.react|get-nonce',
      '^src/console/',
      'the console is an app of its own.',
    ),
    {
      name: 'product-without-tests',
      severity: 'error',
      comment: 'What ships must not need what tests.',
      from: { path: '^(src|channels|flows|db)/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
    },
  },
};
