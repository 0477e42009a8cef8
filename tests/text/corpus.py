"""A small world of sentences whose nearest neighbours are obvious."""

SUBJECTS = (
    ("watershed", "river", "irrigation", "catchment"),
    ("forest", "tree", "timber", "woodland"),
    ("school", "teacher", "pupil", "curriculum"),
    ("tourism", "visitor", "trail", "lodge"),
    ("women", "gender", "weaving", "cooperative"),
    ("glacier", "snow", "avalanche", "hazard"),
)
FRAMES = (
    "The {0} and the {1} of the valley are in the care of the community.",
    "A project on {1} and {2} supports mountain people with better {3}.",
    "Training about {0} and {3} for villages high in the mountains.",
    "Partners study the {2} and the {0} every year.",
)
CORPUS = [frame.format(*words) for words in SUBJECTS for frame in FRAMES]

PAIRS = (
    # near to each other, far from both
    (
        "Irrigation channels and river catchments",
        "A watershed plan for the river",
        "Teachers and pupils in school",
    ),
    (
        "Trees and woodland for timber",
        "The forest and its trees",
        "Visitors on the tourism trail",
    ),
    (
        "Avalanche hazard below the glacier",
        "Snow and glacier hazards",
        "A cooperative of women weaving",
    ),
)
