(function () {
  'use strict';
  var root = document.documentElement, main = document.querySelector('main');
  var all = Array.prototype.slice.call(document.querySelectorAll('.finding'));
  var form = document.getElementById('filters'), count = document.getElementById('shown');
  var fields = ['q', 'kind', 'doc', 'rule', 'severity', 'state', 'confidence'];
  var key = 'dateline:' + main.dataset.report, decisions = {}, texts = [], lastOwner = '';
  root.classList.add('js');
  function field(name) { return form.elements[name]; }
  function on(target, type, handler) { target.addEventListener(type, handler); }

  // Filters. The address holds them: #kind=conflict&q=bridge; #finding-... is a deep link.
  function text(i) {
    return texts[i] || (texts[i] = all[i].textContent.replace(/\s+/g, ' ').toLowerCase());
  }
  function matches(el, i, want) {
    var d = el.dataset;
    if (want.kind && d.kind !== want.kind) return false;
    if (want.rule && d.rule !== want.rule) return false;
    if (want.severity && d.severity !== want.severity) return false;
    if (want.state && d.state !== want.state) return false;
    if (want.doc && (' ' + d.docs + ' ').indexOf(' ' + want.doc + ' ') < 0) return false;
    if (want.confidence && Number(d.confidence) < Number(want.confidence)) return false;
    return !want.q || want.q.toLowerCase().split(/\s+/).every(function (w) {
      return text(i).indexOf(w) >= 0;
    });
  }
  function wanted() {
    var want = {};
    fields.forEach(function (name) { want[name] = field(name).value.trim(); });
    if (want.confidence === '0') want.confidence = '';
    return want;
  }
  function apply() {
    var want = wanted(), n = 0;
    all.forEach(function (el, i) {
      el.hidden = !matches(el, i, want);
      if (!el.hidden) n++;
    });
    count.textContent = n + ' of ' + all.length + ' shown';
  }
  function remember() {
    var want = wanted(), parts = [];
    fields.forEach(function (name) {
      if (want[name]) parts.push(name + '=' + encodeURIComponent(want[name]));
    });
    history.replaceState(null, '', '#' + parts.join('&'));
  }
  function decode(value) {
    try { return decodeURIComponent(value); } catch (e) { return ''; }
  }
  function restore() {
    var hash = location.hash.slice(1);
    if (hash.indexOf('finding-') === 0) {
      var el = document.getElementById(hash);
      if (!el) return;
      if (el.hidden) { form.reset(); apply(); }
      el.scrollIntoView();
      el.focus({ preventScroll: true });
      return;
    }
    if (hash && hash.indexOf('=') < 0) return;
    form.reset();
    hash.split('&').forEach(function (part) {
      var at = part.indexOf('='), name = part.slice(0, at);
      if (fields.indexOf(name) >= 0) field(name).value = decode(part.slice(at + 1));
    });
    apply();
  }
  on(form, 'input', function () { remember(); apply(); });
  on(form, 'reset', function () { setTimeout(function () { remember(); apply(); }); });
  on(form, 'submit', function (e) { e.preventDefault(); });
  on(window, 'hashchange', restore);

  // Keys: / to search, j and k to go through the findings.
  function step(by) {
    var shown = all.filter(function (el) { return !el.hidden; });
    if (!shown.length) return;
    var here = document.activeElement && document.activeElement.closest('.finding');
    var at = shown.indexOf(here), next;
    next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    var el = shown[Math.max(0, Math.min(shown.length - 1, next))];
    el.scrollIntoView({ block: 'start' });
    el.focus({ preventScroll: true });
  }
  on(document, 'keydown', function (e) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
    if (e.key === 'Escape' && typing) e.target.blur();
    if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === '/') { e.preventDefault(); field('q').focus(); }
    if (e.key === 'j') step(1);
    if (e.key === 'k') step(-1);
  });

  // A zoom starts at the first event in sight, not at the beginning of time.
  on(main, 'change', function (e) {
    if (e.target.name !== 'zoom') return;
    var box = document.querySelector('.timeline'), top = box.getBoundingClientRect().top;
    var dots = Array.prototype.slice.call(box.querySelectorAll('.dot'));
    var dot = dots.filter(function (d) { return d.getBoundingClientRect().top > top + 26; })[0];
    if (!dot) return;
    var left = dot.getBoundingClientRect().left - box.getBoundingClientRect().left;
    box.scrollLeft += left - box.clientWidth / 2;
  });

  // Decisions of a reviewer: kept in the browser, saved as dateline-decisions.json.
  function show(el) {
    var d = decisions[el.dataset.fingerprint];
    el.dataset.state = d.state;
    el.querySelector('.decision').textContent =
      d.state + (d.who ? ' by ' + d.who : '') + (d.note ? ': ' + d.note : '');
  }
  function showAll() {
    all.forEach(function (el) { if (decisions[el.dataset.fingerprint]) show(el); });
    texts = [];
    if (form.elements.state.value) apply();
    var n = Object.keys(decisions).length;
    document.getElementById('save').textContent = 'Save decisions (' + n + ')';
  }
  function keep() {
    try { localStorage.setItem(key, JSON.stringify(decisions)); } catch (e) { /* private window */ }
    showAll();
  }
  function take(list) {
    (list || []).forEach(function (d) {
      if (d && typeof d.fingerprint === 'string') decisions[d.fingerprint] = d;
    });
  }
  function edit(el, button) {
    var box = document.getElementById('decide').content.cloneNode(true);
    var f = box.querySelector('form'), d = decisions[el.dataset.fingerprint] || {};
    f.elements.state.value = d.state || el.dataset.state;
    f.elements.owner.value = d.who || lastOwner;
    f.elements.note.value = d.note || '';
    on(f, 'submit', function (e) {
      e.preventDefault();
      decisions[el.dataset.fingerprint] = {
        fingerprint: el.dataset.fingerprint, finding: el.id.slice(8), rule: el.dataset.rule,
        values: JSON.parse(el.dataset.values), title: el.querySelector('h3').textContent.trim(),
        state: f.elements.state.value, who: f.elements.owner.value.trim(),
        when: new Date().toISOString().slice(0, 19) + 'Z', note: f.elements.note.value.trim()
      };
      lastOwner = f.elements.owner.value.trim();
      f.remove();
      button.hidden = false;
      keep();
      button.focus();
    });
    button.hidden = true;
    button.after(f);
    f.elements.state.focus();
  }
  on(main, 'click', function (e) {
    if (e.target.className === 'review') edit(e.target.closest('.finding'), e.target);
  });
  on(document.getElementById('save'), 'click', function () {
    var list = Object.keys(decisions).sort().map(function (k) { return decisions[k]; });
    var blob = new Blob([JSON.stringify({ version: 1, decisions: list }, null, 1) + '\n'],
                        { type: 'application/json' });
    var a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = 'dateline-decisions.json';
    a.click();
    URL.revokeObjectURL(a.href);
  });
  on(document.getElementById('load'), 'change', function (e) {
    var file = e.target.files[0];
    if (!file) return;
    file.text().then(function (json) {
      take(JSON.parse(json).decisions);
      keep();
    }).catch(function () { count.textContent = file.name + ' is no decisions file'; });
  });
  try {
    var kept = JSON.parse(localStorage.getItem(key) || '{}');
    take(Object.keys(kept).map(function (k) { return kept[k]; }));
  } catch (e) { /* nothing was kept */ }
  count.textContent = all.length + ' of ' + all.length + ' shown';
  showAll();
  if (location.hash) restore();
})();
