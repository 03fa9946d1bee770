"""The normal distribution: its shape, and sums of such."""
from statistics import NormalDist, StatisticsError

heights = NormalDist(mu=172, sigma=8)
print(heights, heights.mean, heights.median, heights.mode, heights.stdev, heights.variance)
print(f"{heights.pdf(172):.6f} {heights.cdf(180):.6f} {heights.zscore(188):.2f}")
women, men = NormalDist(165, 7), NormalDist(178, 7.5)
print(women + men, men - women, women * 2, 2 + women, -women, women / 7, women == NormalDist(165, 7), hash(women) == hash(NormalDist(165, 7)))
fitted = NormalDist.from_samples([2, 4, 4, 4, 5, 5, 7, 9])
print(f"{fitted.mean:.3f} {fitted.stdev:.6f}")
for wrong in (lambda: NormalDist(0, -1), lambda: NormalDist(0, 0).cdf(1), lambda: NormalDist.from_samples([1])):
    try:
        wrong()
    except StatisticsError as error:
        print(error)
