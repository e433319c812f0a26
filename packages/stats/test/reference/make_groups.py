"""Writes groups.json: tests that compare samples, by SciPy 1.17.1.

Run in this folder: python3 make_groups.py
Statistics and p-values are SciPy's. Cases where SciPy loses digits are not here: the tests compute them in
another way.
"""

import json
import warnings

import numpy as np
from scipy import stats

rng = np.random.default_rng(6)
warnings.simplefilter('ignore')


def nice(x):
    return np.round(x, 3)


data = {
    'a': nice(rng.normal(5, 2, 12)),
    'b': nice(rng.normal(6.5, 3.5, 15)),
    'c': nice(rng.normal(5, 1, 9)),
    'p': nice(rng.normal(5, 2, 12)),
    'q': nice(rng.normal(6, 2, 12)),
    'small': nice(rng.normal(0, 1, 5)),
    'tied1': rng.integers(0, 6, 14).astype(float),
    'tied2': rng.integers(1, 8, 11).astype(float),
    'tied3': rng.integers(0, 7, 11).astype(float),
    'zeros': np.array([0, 0, 1.5, -2, 2.5, 2, 0, 3, 4, -1, 5, 5]),
    'zeros20': np.concatenate([np.zeros(3), nice(rng.normal(0.4, 1, 17))]),
    'long': nice(rng.normal(0.2, 1, 60)),
    'long2': nice(rng.normal(0, 1.4, 70)),
    'lognormal': nice(rng.lognormal(0, 1, 30)),
    'normal': nice(rng.normal(0, 1, 25)),
    'far': nice(rng.normal(9, 1, 11)),
    'nan1': np.array([3.1, np.nan, 2.2, 5, 4.4, np.nan, 1, 7]),
    'nan2': np.array([2.1, 6.5, np.nan, 5.5, 8.4, 9, 10.5, 3]),
    'm1': nice(rng.normal(0, 1, (3, 7))),
    'm2': nice(rng.normal(0.5, 1.5, (3, 7))),
    'm3': nice(rng.normal(1, 1, (3, 7))),
    'wide': nice(rng.normal(1, 1, (1, 9))),
    'nans': nice(rng.normal(0, 1, (3, 7))),
}
data['nans'][0, 2] = np.nan
data['nans'][2, [1, 5]] = np.nan

cases = []


def case(fn, *names, **kwargs):
    function = getattr(stats, fn)
    result = function(*[data[name] for name in names], **kwargs)
    if isinstance(result, np.ndarray):
        results = {'ranks': result}
    else:
        fields = ['statistic', 'pvalue', 'zstatistic', 'statistic_location', 'statistic_sign']
        results = {f: np.asarray(getattr(result, f)) for f in fields if hasattr(result, f)}
    cases.append({'fn': fn, 'args': names, 'kwargs': kwargs,
                  'result': {k: np.asarray(v, dtype=float) for k, v in results.items()}})


sides = ['two-sided', 'less', 'greater']
axes = [{'axis': 1}, {'axis': 0}, {'axis': None}, {'axis': 1, 'keepdims': True}]
policies = [{'axis': 1, 'nan_policy': p} for p in ('propagate', 'omit')]

for method in ['average', 'min', 'max', 'dense', 'ordinal']:
    case('rankdata', 'tied1', method=method)
    case('rankdata', 'm1', method=method, axis=1)
case('rankdata', 'm1')
case('rankdata', 'nans', axis=1)
case('rankdata', 'nans', axis=0, nan_policy='omit')

for fn in ['f_oneway', 'alexandergovern', 'kruskal', 'bartlett', 'levene', 'fligner']:
    case(fn, 'a', 'b', 'c')
    case(fn, 'a', 'b')
    case(fn, 'tied1', 'tied2', 'tied3')
    case(fn, 'c', 'far', 'small', 'long')
    for options in axes:
        case(fn, 'm1', 'm2', 'm3', **options)
    case(fn, 'm1', 'wide', axis=1)
    for options in policies:
        case(fn, 'm1', 'nans', **options)
    case(fn, 'nan1', 'nan2', nan_policy='omit')
    case(fn, 'nan1', 'nan2')
case('f_oneway', 'a', 'b', 'c', equal_var=False)
case('f_oneway', 'm1', 'm2', 'm3', axis=1, equal_var=False)
case('f_oneway', 'c', 'far', 'small', 'long', equal_var=False)
for fn in ['levene', 'fligner']:
    for center in ['mean', 'trimmed']:
        case(fn, 'a', 'b', 'c', center=center)
    case(fn, 'long', 'lognormal', 'normal', center='trimmed', proportiontocut=0.2)
case('friedmanchisquare', 'a', 'p', 'q')
case('friedmanchisquare', 'a', 'p', 'q', 'zeros')
case('friedmanchisquare', 'zeros', 'zeros', 'p')
for options in axes:
    case('friedmanchisquare', 'm1', 'm2', 'm3', **options)
for options in policies:
    case('friedmanchisquare', 'm1', 'nans', 'm3', **options)

for side in sides:
    for fn in ['mannwhitneyu', 'ranksums', 'brunnermunzel', 'ansari', 'mood']:
        case(fn, 'a', 'b', alternative=side)
        case(fn, 'small', 'c', alternative=side)
        case(fn, 'tied1', 'tied2', alternative=side)
        case(fn, 'long', 'long2', alternative=side)
        case(fn, 'm1', 'm2', alternative=side, axis=1)
        case(fn, 'm1', 'nans', alternative=side, axis=1, nan_policy='omit')
    for method in ['exact', 'asymptotic']:
        case('mannwhitneyu', 'a', 'b', alternative=side, method=method)
        case('mannwhitneyu', 'tied1', 'tied2', alternative=side, method=method)
    case('mannwhitneyu', 'small', 'long', alternative=side, method='exact')
    case('mannwhitneyu', 'a', 'b', alternative=side, method='asymptotic', use_continuity=False)
    case('brunnermunzel', 'a', 'b', alternative=side, distribution='normal')
    for zeros in ['wilcox', 'pratt', 'zsplit']:
        for method in ['auto', 'exact', 'asymptotic']:
            case('wilcoxon', 'zeros', alternative=side, zero_method=zeros, method=method)
        case('wilcoxon', 'zeros20', alternative=side, zero_method=zeros)
        case('wilcoxon', 'zeros20', alternative=side, zero_method=zeros, method='asymptotic',
             correction=True)
        case('wilcoxon', 'tied2', 'tied3', alternative=side, zero_method=zeros)
    case('wilcoxon', 'p', 'q', alternative=side)
    case('wilcoxon', 'long', alternative=side)
    case('wilcoxon', 'long', alternative=side, method='asymptotic')
    case('wilcoxon', 'm1', 'm2', alternative=side, axis=1)
    case('wilcoxon', 'nans', 'm2', alternative=side, axis=1, nan_policy='omit')
    for method in ['auto', 'exact', 'asymp']:
        case('ks_2samp', 'a', 'p', alternative=side, method=method)
        case('ks_2samp', 'a', 'b', alternative=side, method=method)
        case('ks_2samp', 'small', 'far', alternative=side, method=method)
        case('ks_2samp', 'tied1', 'tied2', alternative=side, method=method)
        case('ks_2samp', 'long', 'long2', alternative=side, method=method)
    case('ks_2samp', 'm1', 'm2', alternative=side, axis=1)
    case('ks_2samp', 'm1', 'nans', alternative=side, axis=1, nan_policy='omit')
for options in axes:
    for fn in ['mannwhitneyu', 'brunnermunzel', 'ansari', 'mood', 'ks_2samp', 'wilcoxon']:
        # SciPy takes no axis None there, and counts in float32 for ansari.
        if fn in ('wilcoxon', 'mannwhitneyu', 'ansari') and options['axis'] is None:
            continue
        case(fn, 'm1', 'm2', **options)
for fn in ['mannwhitneyu', 'ranksums', 'brunnermunzel', 'ansari', 'mood', 'ks_2samp']:
    case(fn, 'wide', 'm2', axis=1)
    case(fn, 'nan1', 'nan2')
for method in ['auto', 'exact', 'asymptotic']:
    case('cramervonmises_2samp', 'a', 'b', method=method)
    case('cramervonmises_2samp', 'tied1', 'tied2', method=method)
case('cramervonmises_2samp', 'long', 'long2')
case('cramervonmises_2samp', 'm1', 'm2', axis=1)

for side in sides:
    for method in ['auto', 'exact', 'approx', 'asymp']:
        for name in ['normal', 'small', 'long']:
            result = stats.ks_1samp(data[name], stats.norm.cdf, alternative=side, method=method)
            cases.append({'fn': 'ks_1samp', 'args': [name],
                          'kwargs': {'alternative': side, 'method': method},
                          'result': {f: np.float64(getattr(result, f)) for f in
                                     ['statistic', 'pvalue', 'statistic_location',
                                      'statistic_sign']}})
for name in ['normal', 'small', 'long']:
    result = stats.cramervonmises(data[name], stats.norm.cdf)
    cases.append({'fn': 'cramervonmises', 'args': [name], 'kwargs': {},
                  'result': {'statistic': result.statistic, 'pvalue': result.pvalue}})


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(v) for v in x]
    if isinstance(x, np.ndarray):
        return plain(x.tolist())
    if isinstance(x, float):
        if np.isnan(x):
            return 'NaN'
        if np.isinf(x):
            return 'Infinity' if x > 0 else '-Infinity'
        return float(x)
    return x


with open('groups.json', 'w') as file:
    file.write('{"data":{\n' + ',\n'.join(f'"{k}":{json.dumps(plain(v))}' for k, v in data.items()))
    file.write('},"cases":[\n' + ',\n'.join(json.dumps(plain(c)) for c in cases) + '\n]}\n')
