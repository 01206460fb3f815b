import { describe } from 'vitest';
import { deliverySuite } from '../ship/delivery-suite.ts';
import { versions } from './install.ts';
import { startWithTemplates } from './real-upstream.ts';
import { canRun } from './requirements.ts';

describe.skipIf(!canRun()).each(versions)('delivery to Elasticsearch %s', (version) => {
  deliverySuite(() => startWithTemplates(version));
});
