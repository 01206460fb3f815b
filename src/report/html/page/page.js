// Search, filter, sort and copy. Everything can be read without it. Texts are set as text, never as markup.
(() => {
  const tools = document.getElementById('tools');
  const list = document.getElementById('cards');
  for (const place of document.querySelectorAll('.paste')) addCopyButton(place);
  window.addEventListener('beforeprint', () => openAll(true));
  if (!tools || !list) return;

  const cards = [...list.children];
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  const number = (name) => (a, b) => Number(b.dataset[name]) - Number(a.dataset[name]);
  const orders = {
    newest: number('start'),
    oldest: (a, b) => number('start')(b, a),
    count: number('count'),
  };
  const { search, cause, strength, order, lockout, expand, shown } = tools.elements;

  tools.hidden = false;
  tools.addEventListener('submit', (event) => event.preventDefault());
  tools.addEventListener('input', update);
  expand.addEventListener('click', () => {
    const open = expand.textContent === 'Open all';
    openAll(open);
    expand.textContent = open ? 'Close all' : 'Open all';
  });
  window.addEventListener('hashchange', openTarget);
  update();
  openTarget();

  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = cards.filter((card) => isWanted(card, words));
    const kept = new Set(wanted);
    for (const card of cards) card.hidden = !kept.has(card);
    list.append(...[...cards].sort(orders[order.value] ?? (() => 0)));
    shown.value = `${wanted.length} of ${cards.length} shown`;
  }

  function isWanted(card, words) {
    const { cause: its, strength: how, lockout: own } = card.dataset;
    if (cause.value && its !== cause.value) return false;
    if (strength.value && how !== strength.value) return false;
    if (lockout.checked && own !== 'yes') return false;
    return words.every((word) => texts.get(card).includes(word));
  }

  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.classList.contains('card') ? target.querySelector('details') : undefined;
    if (!details) return;
    details.open = true;
    if (target.hidden) {
      tools.reset();
      update();
      target.scrollIntoView();
    }
  }

  function openAll(open) {
    for (const details of document.querySelectorAll('.card > details')) details.open = open;
  }

  function addCopyButton(place) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      const copied = await copy(place.querySelector('code').textContent);
      button.textContent = copied ? 'Copied' : 'Select and copy it by hand';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    place.append(button);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyTheOldWay(text);
    }
  }

  /** For pages that the browser does not trust with the clipboard. */
  function copyTheOldWay(text) {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
})();
