import { gridColumns } from '../kibana/dashboard.ts';
import type { Finding } from './read.ts';
import type { ReadDashboard, ReadLens, ReadObject, ReadPanel } from './schema.ts';

/** What an import does not tell: Kibana drops such a panel, or shows nothing in it, without a word. */
export function structure(objects: readonly ReadObject[]): Finding[] {
  const known = new Set(objects.map(({ type, id }) => `${type} ${id}`));
  const findings = known.size === objects.length ? [] : ['two objects have the same type and id'];
  for (const object of objects) {
    const say = (what: string) => findings.push(`${object.id}: ${what}`);
    const names = object.references.map(({ name }) => name);
    for (const name of repeated(names)) say(`reference ${name} stands there twice`);
    for (const { type, id } of object.references) if (!known.has(`${type} ${id}`)) say(`no ${type} ${id}`);
    const used = usedReferences(object);
    for (const name of used) if (!names.includes(name)) say(`reference ${name} is missing`);
    for (const name of names)
      if (!used.includes(name) && !name.startsWith('tag-ref-')) say(`reference ${name} is unused`);
    if (object.type === 'dashboard') findings.push(...dashboardFindings(object));
  }
  return findings;
}

function usedReferences(object: ReadObject): string[] {
  if (object.type === 'search') return [object.attributes.kibanaSavedObjectMeta.searchSourceJSON.indexRefName];
  if (object.type !== 'dashboard') return [];
  const { panelsJSON, controlGroupInput } = object.attributes;
  const panels = panelsJSON.flatMap((panel) => panelReferences(panel).map((name) => `${panel.panelIndex}:${name}`));
  const controls = Object.keys(controlGroupInput.panelsJSON).map((id) => `controlGroup_${id}:optionsListDataView`);
  return [...panels, ...controls];
}

function panelReferences({ type, embeddableConfig }: ReadPanel): string[] {
  const drills = (embeddableConfig.enhancements.dynamicActions?.events ?? []).map(
    ({ eventId, action }) => `drilldown:${action.factoryId}:${eventId}:dashboardId`,
  );
  if (type === 'lens') {
    const { layers } = embeddableConfig.attributes.state.datasourceStates.formBased;
    return [...drills, ...Object.keys(layers).map((layer) => `indexpattern-datasource-layer-${layer}`)];
  }
  if (type === 'search') {
    return [...drills, embeddableConfig.attributes.kibanaSavedObjectMeta.searchSourceJSON.indexRefName];
  }
  if (type === 'links') return embeddableConfig.attributes.links.map((link) => link.destinationRefName);
  return drills;
}

function dashboardFindings({ id, attributes }: ReadDashboard): Finding[] {
  const panels = attributes.panelsJSON;
  const findings: Finding[] = repeated(panels.map(({ panelIndex }) => panelIndex)).map(
    (panel) => `${id}: two panels are called ${panel}`,
  );
  for (const [i, panel] of panels.entries()) {
    const say = (what: string) => findings.push(`${id}, ${panel.panelIndex}: ${what}`);
    const { gridData } = panel;
    if (gridData.i !== panel.panelIndex) say('gridData.i is not panelIndex');
    if (gridData.x < 0 || gridData.y < 0 || gridData.w < 1 || gridData.h < 1) say('has no room');
    if (gridData.x + gridData.w > gridColumns) say(`stands beyond column ${gridColumns}`);
    const hit = panels.slice(0, i).find((other) => overlap(other.gridData, gridData));
    if (hit) say(`lies over ${hit.panelIndex}`);
    if (panel.type === 'lens') for (const what of lensFindings(panel.embeddableConfig.attributes)) say(what);
    if (panel.type === 'links' && repeated(panel.embeddableConfig.attributes.links.map((link) => link.id)).length > 0)
      say('links to one place twice');
  }
  for (const [key, control] of Object.entries(attributes.controlGroupInput.panelsJSON)) {
    if (control.explicitInput.id !== key)
      findings.push(`${id}, ${key}: the control calls itself ${control.explicitInput.id}`);
  }
  return findings;
}

type GridData = ReadPanel['gridData'];

function overlap(one: GridData, other: GridData): boolean {
  const beside = one.x + one.w <= other.x || other.x + other.w <= one.x;
  return !beside && one.y < other.y + other.h && other.y < one.y + one.h;
}

/** Keys whose value, or whose members, are columns of the layer. */
const accessorKey = /accessor$|^(?:accessors|columnId|primaryGroups|metrics)$/i;

function lensFindings({ visualizationType, references, state }: ReadLens): string[] {
  const findings: string[] = [];
  const { layers } = state.datasourceStates.formBased;
  const columns = Object.assign(
    {},
    ...Object.values(layers).map((layer) => layer.columns),
  ) as (typeof layers)[string]['columns'];
  const accessors = namedColumns(state.visualization);
  const layerIds = [...JSON.stringify(state.visualization).matchAll(/"layerId":"([^"]*)"/g)].map(([, id]) => id);
  for (const [id, layer] of Object.entries(layers)) {
    const { columnOrder } = layer;
    if (!layerIds.includes(id)) findings.push(`layer ${id} is shown nowhere`);
    if (!references.some(({ name }) => name === `indexpattern-datasource-layer-${id}`)) {
      findings.push(`layer ${id} has no data view of its own`);
    }
    if ([...columnOrder].sort().join() !== Object.keys(layer.columns).sort().join()) {
      findings.push('columnOrder does not name the columns');
    }
    const bucketed = columnOrder.map((column) => layer.columns[column]?.isBucketed === true);
    if (bucketed.lastIndexOf(true) > bucketed.indexOf(false) && bucketed.includes(false)) {
      findings.push('a metric stands before a bucket');
    }
  }
  for (const layer of layerIds) if (layer === undefined || !(layer in layers)) findings.push(`no layer ${layer}`);
  for (const accessor of accessors) if (!(accessor in columns)) findings.push(`no column ${accessor}`);
  for (const [key, { operationType, params, isBucketed, sourceField }] of Object.entries(columns)) {
    if (!accessors.includes(key)) findings.push(`column ${key} is shown nowhere`);
    const { orderBy } = params as { orderBy?: { columnId?: string } };
    const by = orderBy?.columnId === undefined ? undefined : columns[orderBy.columnId];
    if (operationType === 'terms' && (by === undefined || by.isBucketed))
      findings.push(`${key} is sorted by no metric`);
    const buckets = ['terms', 'date_histogram', 'filters'].includes(operationType);
    if (buckets !== isBucketed) findings.push(`${key}: isBucketed does not suit ${operationType}`);
    if ((operationType === 'filters') === (sourceField !== undefined))
      findings.push(`${key}: sourceField does not suit`);
  }
  if (visualizationType === 'lnsMetric' && Object.values(columns).some(({ isBucketed }) => isBucketed)) {
    findings.push('a number has buckets');
  }
  return findings;
}

function namedColumns(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return accessorKey.test(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((member) => namedColumns(member, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => namedColumns(member, name));
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
