import { describe } from 'vitest';
import { deliverySuite } from './delivery-suite.ts';
import { startFake } from './fake-elasticsearch.ts';

describe('delivery to what answers as Elasticsearch 9', () => deliverySuite(() => startFake()));
describe('delivery to what answers as Elasticsearch 8', () => deliverySuite(() => startFake({ version: '8.19.0' })));
